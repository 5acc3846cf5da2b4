#include "detectors/sealing_scanner.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace rummage::detectors {
namespace {

using findings::Candidate;
using findings::Confidence;
using findings::Feature;

constexpr std::size_t longest_key = 128;

// Seals what the matcher gives and hands it on.
class SealingSink final : public text::Sink<Match> {
 public:
  SealingSink(const Sealer& sealer, std::string_view content, text::Sink<Candidate>& next)
      : sealer_(sealer), content_(content), next_(next) {}
  void record(const Match& match) override {
    if (auto candidate = sealer_.seal(content_, match)) next_.record(*candidate);
  }
  void anchor(const text::Anchor& anchor) override { next_.anchor(anchor); }

 private:
  const Sealer& sealer_;
  std::string_view content_;
  text::Sink<Candidate>& next_;
};

// The user asked to see values (--redact below 100): the beginning of one, fit for a terminal and for JSON.
std::string revealed(std::string_view value, int redact) {
  const std::string whole = to_valid_utf8(value);
  std::size_t end = whole.size() * static_cast<std::size_t>(100 - redact) / 100;
  while (end > 0 && end < whole.size() && (static_cast<unsigned char>(whole[end]) & 0xC0) == 0x80) --end;
  std::string out = whole.substr(0, end);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return end < whole.size() ? out + "****" : out;
}

std::string redacted(std::string_view value, std::string_view prefix, const Match& match, int redact) {
  if (redact < 100) return revealed(value, std::max(0, redact));
  bool shows = !prefix.empty() && value.starts_with(prefix) && !(match.features & Feature::from_base64);
  std::string out = shows ? std::string(prefix) : std::string();
  out += "****";
  if (match.fixed_length && !(match.features & Feature::from_base64)) out += fmt::format("({})", value.size());
  return out;
}

}  // namespace

Confidence confidence_of(const Match& match) {
  if (match.score < 0 || match.features & (Feature::checksum_failed | Feature::known_example)) return Confidence::low;
  bool proven = match.features & (Feature::checksum_valid | Feature::structure_proven);
  if (match.features & Feature::expired) return proven ? Confidence::medium : Confidence::low;
  return proven ? Confidence::high : Confidence::medium;
}

Sealer::Sealer(const Table& table, SealingRun run) : table_(table), run_(std::move(run)) {
  if (!run_.tag_salt.empty()) salt_.emplace(run_.tag_salt);
  for (std::string_view id : table.rules) rules_.push_back(run_.catalogue.find(id));
}

std::uint16_t Sealer::tag(const std::string& canonical) const {
  if (!salt_) return 0;
  Mac mac = salt_->mac("tag", canonical);
  return static_cast<std::uint16_t>((mac[0] << 8 | mac[1]) & 0xFFF);
}

findings::Sealed Sealer::words(std::string_view content, const Match& match) const {
  findings::Sealed words;
  words.redacted = redacted(content.substr(match.at, match.length), table_.prefixes[match.rule], match, run_.redact);
  words.key = std::string(content.substr(match.key_at, std::min<std::size_t>(match.key_length, longest_key)));
  words.tag = tag(match.canonical);
  return words;
}

std::optional<Candidate> Sealer::seal(std::string_view content, const Match& match) const {
  if (rules_[match.rule] == findings::no_rule) return std::nullopt;
  Match judged = match;
  if (run_.now && match.expires && match.expires < run_.now) judged.features |= Feature::expired;
  Candidate candidate;
  candidate.confidence = confidence_of(judged);
  if (candidate.confidence == Confidence::low && !run_.keep_low) return std::nullopt;
  candidate.span = {{0, match.at}, match.length};
  candidate.credential = run_.credentials.intern(match.kind, match.canonical);
  if (run_.vault) run_.vault->keep(candidate.credential, match.canonical);
  candidate.sealed = run_.sealed.intern(words(content, match));
  candidate.features = judged.features;
  candidate.rule = rules_[match.rule];
  candidate.score = match.score;
  candidate.specificity = match.specificity;
  return candidate;
}

std::optional<Candidate> Sealer::seal_leaf(std::string_view written, const LeafMatch& leaf,
                                           const findings::ObjectRef& object) const {
  const findings::RuleIndex rule = run_.catalogue.find(leaf.rule);
  if (rule == findings::no_rule) return std::nullopt;
  Candidate candidate;
  candidate.confidence = leaf.confidence;
  candidate.features = leaf.features;
  if (run_.now && leaf.expires && leaf.expires < run_.now) {
    candidate.features |= Feature::expired;
    if (candidate.confidence != Confidence::low)
      candidate.confidence = static_cast<Confidence>(static_cast<int>(candidate.confidence) - 1);
  }
  if (candidate.confidence == Confidence::low && !run_.keep_low) return std::nullopt;
  candidate.span = leaf.span;
  candidate.credential = run_.credentials.intern(leaf.kind, leaf.canonical);
  if (run_.vault) run_.vault->keep(candidate.credential, leaf.canonical);
  findings::Sealed words;
  Match shape;
  shape.features = leaf.features;
  shape.fixed_length = leaf.fixed_length;
  words.redacted = redacted(written, run_.catalogue[rule].public_prefix, shape, run_.redact);
  words.key = leaf.key.substr(0, longest_key);
  words.tag = tag(leaf.canonical);
  words.object_kind = object.kind;
  words.object_api = object.api_version;
  words.object_name = object.ns + "/" + object.name;
  words.field = leaf.field;
  candidate.sealed = run_.sealed.intern(words);
  candidate.rule = rule;
  candidate.specificity = leaf.specificity;
  return candidate;
}

SealingScanner::SealingScanner(const Matcher& matcher, SealingRun run)
    : matcher_(matcher), sealer_(matcher.table(), std::move(run)) {}

void SealingScanner::scan(std::string_view content, std::span<const text::Window> windows,
                          text::Sink<Candidate>& sink) const {
  SealingSink sealing(sealer_, content, sink);
  matcher_.scan(content, windows, sealing);
}

std::optional<text::Window> SealingScanner::reevaluate(std::string_view content, const text::Anchor& anchor,
                                                       text::Sink<Candidate>& sink) const {
  SealingSink sealing(sealer_, content, sink);
  return matcher_.reevaluate(content, anchor, sealing);
}

}  // namespace rummage::detectors
