#include <algorithm>
#include <array>

#include "detectors/canonical.h"
#include "detectors/inspect/scope.h"
#include "detectors/judge.h"
#include "detectors/sealing_scanner.h"
#include "detectors/values/characters.h"
#include "detectors/values/plain_shape.h"
#include "detectors/values/randomness.h"
#include "detectors/values/verdict.h"

namespace rummage::detectors {

using findings::Confidence;

namespace {

constexpr std::size_t shortest_token = 12;  // no issuer's tokens are shorter
constexpr std::size_t shortest_doubt = 8;   // bytes of a final verdict that a rule could contradict
constexpr std::uint8_t connection_specificity = 3, pair_specificity = 2;

std::string_view rule_of(LeafPlace place) {
  static constexpr std::array<std::string_view, 5> rules = {"secret/kubernetes-secret-value", "secret/configmap-value",
                                                            "secret/container-env", "secret/container-argument",
                                                            "secret/object-field"};
  return rules[static_cast<std::size_t>(place)];
}

LeafMatch from_verdict(const Scope& scope, const LeafText& leaf, const Verdict& found, Confidence confidence) {
  LeafMatch out;
  out.rule = found.connection ? "secret/connection-string-password" : rule_of(scope.place);
  out.specificity = found.connection ? connection_specificity : pair_specificity;
  out.span = leaf.mapper.map(found.begin, found.end - found.begin);
  out.key = leaf.key, out.field = scope.field;
  std::string_view value = leaf.text.substr(found.begin, found.end - found.begin);
  out.canonical = found.connection ? canonical_url_part(value) : canonical_value(value);
  out.features = scope.features | findings::object_lane;
  if (found.key.speaks()) out.features |= findings::key_speaks;
  if (looks_random(value)) out.features |= findings::high_entropy;
  out.confidence = confidence;
  return out;
}

/// A Secret's value is believed at least moderately, unless the check of its form failed or documentation publishes it.
Confidence confidence_at(LeafPlace place, const Match& match) {
  constexpr std::uint32_t doubted = findings::checksum_failed | findings::known_example | findings::expired;
  Confidence confidence = confidence_of(match);
  return place == LeafPlace::secret && !(match.features & doubted) ? std::max(confidence, Confidence::medium)
                                                                   : confidence;
}

/// Words for which a Secret's values are believed to be credentials of low confidence all the same.
bool is_weak_reason(Why why) {
  static constexpr std::array weak = {Why::identifier, Why::words,   Why::uuid, Why::hash,
                                      Why::checksum,   Why::version, Why::image};
  return std::find(weak.begin(), weak.end(), why) != weak.end();
}

/// True when a value of a Secret counts although its form says that it is something else.
bool counts_in_secret(const Verdict& found, std::string_view value) {
  if (found.kind != VerdictKind::not_a_value) return true;
  return !found.final && found.key.kind != KeyKind::against && is_weak_reason(found.why) && !is_crypt(trimmed(value));
}

Confidence confidence_in_secret(const Verdict& found, std::string_view value) {
  bool random = looks_random(value) && found.why != Why::uuid && found.why != Why::checksum;
  if (found.connection || (found.key.speaks() && random)) return Confidence::high;
  return found.key.speaks() || random ? Confidence::medium : Confidence::low;
}

/// A Secret's value is a credential unless key or form say otherwise (contract, "What is secret/").
void judge_in_secret(Scope& scope, const LeafText& leaf, Verdict found, bool as_file = false) {
  if (found.end == 0) found.end = leaf.text.size();  // a verdict against it has no part
  std::string_view value = leaf.text.substr(found.begin, found.end - found.begin);
  Confidence confidence = as_file ? Confidence::low : confidence_in_secret(found, value);
  scope.result.matches.push_back(from_verdict(scope, leaf, found, confidence));
  if (confidence != Confidence::low || scope.result.plain_secret) return;
  scope.result.plain_secret = true;
  scope.result.plain_span = scope.result.matches.back().span;
}

/// Adds what rules see in the value. Gives the highest specificity among them.
std::uint8_t add_rule_matches(Scope& scope, const LeafText& leaf, const Verdict& found) {
  std::uint8_t best = 0;
  bool too_short = leaf.text.size() < shortest_token && !found.key.speaks();
  if (!scope.context.match || too_short) return best;
  bool none = found.kind == VerdictKind::not_a_value;
  for (const Match& match : scope.context.match(leaf.key, leaf.text)) {
    bool proven = (match.features & findings::checksum_valid) != 0;
    bool own_form = match.specificity >= connection_specificity;
    if (none && !proven && (found.final || !own_form)) continue;
    // Weaker evidence about another part of the value than the verdict's would be a second credential.
    if (!own_form && (match.at != found.begin || match.length != found.end - found.begin)) continue;
    best = std::max(best, match.specificity);
    scope.result.matches.push_back(rule_match(scope, leaf, match));
  }
  return best;
}

}  // namespace

LeafMatch rule_match(const Scope& scope, const LeafText& leaf, const Match& match) {
  LeafMatch out;
  out.rule = match.rule < scope.context.rules.size() ? scope.context.rules[match.rule] : rule_of(scope.place);
  out.span = leaf.mapper.map(match.at, match.length);
  out.key = leaf.key, out.field = scope.field;
  out.kind = match.kind, out.canonical = match.canonical;
  out.features = match.features | scope.features | findings::object_lane;
  out.confidence = confidence_at(scope.place, match), out.specificity = match.specificity;
  out.fixed_length = match.fixed_length, out.expires = match.expires;
  return out;
}

bool drops(const Settled& settled, const Span& span, std::uint8_t specificity, std::uint32_t features) {
  if (!settled.span.contains(span) || (features & findings::checksum_valid)) return false;
  return settled.final || specificity < connection_specificity;
}

bool may_be_doubted(const KeyReading& key, std::string_view value) {
  return key.speaks() || key.hint || looks_random(value, 8);
}

void settle(Scope& scope, const Span& span, Why why, bool final) {
  scope.result.settled.push_back({span, why, final});
}

void judge_whole_file(Scope& scope, const LeafText& leaf) {
  Verdict neutral;
  neutral.key = read_key(leaf.key), neutral.end = leaf.text.size();
  judge_in_secret(scope, leaf, neutral, true);
}

void judge_value(Scope& scope, const LeafText& leaf) {
  Verdict found = verdict(leaf.key, leaf.text);
  if (add_rule_matches(scope, leaf, found) >= connection_specificity) return;
  if (scope.place == LeafPlace::secret && counts_in_secret(found, leaf.text))
    return judge_in_secret(scope, leaf, found);
  if (found.kind == VerdictKind::credential_likely) {
    Confidence confidence = found.connection                        ? Confidence::high
                            : may_name_object(found.key, leaf.text) ? Confidence::low
                                                                    : Confidence::medium;
    scope.result.matches.push_back(from_verdict(scope, leaf, found, confidence));
  } else if (found.kind == VerdictKind::not_a_value) {
    bool long_final = found.final && leaf.text.size() >= shortest_doubt;
    if (!long_final && !may_be_doubted(found.key, leaf.text)) return;
    settle(scope, leaf.mapper.map(0, leaf.text.size()), found.why, found.final);
  }
}

}  // namespace rummage::detectors
