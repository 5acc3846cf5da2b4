#include "detectors/judge.h"

#include <algorithm>

#include "detectors/checks/checks.h"
#include "detectors/values/characters.h"
#include "detectors/values/randomness.h"
#include "detectors/values/verdict.h"
#include "detectors/weights.h"

namespace rummage::detectors {
namespace {

using findings::Feature;

// Only what is said by the value itself speaks against a provider's own format.
bool is_placeholder(std::string_view value) {
  Verdict verdict = detectors::verdict({}, value);
  return verdict.kind == VerdictKind::not_a_value && verdict.final && verdict.why != Why::reference;
}

int character_classes(std::string_view value) {
  bool small = false, capital = false, digit = false, other = false;
  for (char c : value) small |= is_lower(c), capital |= is_upper(c), digit |= is_digit(c), other |= !is_alnum(c);
  return small + capital + digit + other;
}

std::int16_t generic_score(const Verdict& verdict, std::string_view value, Match& match) {
  int score = weights.generic;
  if (verdict.key.speaks()) score += weights.key_speaks, match.features |= Feature::key_speaks;
  if (verdict.kind == VerdictKind::credential_likely) score += weights.credential_likely;
  if (looks_random(value)) score += weights.random, match.features |= Feature::high_entropy;
  score += (std::min(character_classes(value), 3) - 1) * weights.character_class;
  if (value.size() < 6) score += weights.very_short;
  if (byte_entropy(value) < 2.2) score += weights.low_entropy, match.features |= Feature::low_entropy;
  return static_cast<std::int16_t>(std::clamp(score, -9000, 9000));
}

}  // namespace

void apply_check(const Form& form, std::string_view token, Match& match) {
  auto valid = check_token(form.check, token);
  if (!valid) return;
  match.features |= *valid ? Feature::checksum_valid : Feature::checksum_failed;
  match.score = static_cast<std::int16_t>(match.score + (*valid ? weights.checksum_valid : weights.checksum_failed));
}

bool judge_value(const Form& form, std::string_view key, std::string_view value, Match& match) {
  if (form.kind == FormKind::generic) {
    Verdict verdict = detectors::verdict(key, value);
    if (verdict.kind == VerdictKind::not_a_value) return false;
    match.score = generic_score(verdict, value, match);
    return true;
  }
  if (is_placeholder(value)) return false;
  if (form.entropy && value.size() >= 16 && byte_entropy(value) * 100 < form.entropy) return false;
  bool keyed = form.kind == FormKind::assignment || form.kind == FormKind::nearby;
  match.score = keyed ? weights.keyed_pattern : weights.token;
  if (keyed && value.size() < 40 && !looks_random(value)) match.score = weights.keyed_pattern_plain;
  return true;
}

bool is_expression(const Pair& pair, std::string_view content) {
  if (pair.quote) return false;
  std::string_view value = pair.value(content);
  if (value.find_first_of("({[$") != value.npos) return true;
  bool name = std::all_of(value.begin(), value.end(), [](char c) {
    return is_word(c) || c == '.' || c == '-' || c == '>' || c == ':' || c == '*' || c == '&' || c == '!';
  });
  return pair.spaced && pair.tie == Tie::equals && name && !looks_random(value, 8);
}

std::uint8_t specificity_of(const Form& form) {
  switch (form.kind) {
    case FormKind::token:
    case FormKind::regex:
      return 5;
    case FormKind::assignment:
    case FormKind::nearby:
      return 4;
    case FormKind::structure:
      return form.structure == Structure::keyed_connection ? 3 : 4;
    case FormKind::connection:
      return 3;
    case FormKind::generic:
      return 2;
  }
  return 1;
}

}  // namespace rummage::detectors
