#include "detectors/objects/object_scanner.h"

#include <algorithm>

#include "detectors/inspect/anchored.h"
#include "detectors/inspect/inspect.h"
#include "detectors/objects/verdict_candidate.h"
#include "detectors/scanner.h"

namespace rummage::detectors {
namespace {

using findings::Candidate;

constexpr std::uint32_t document_form = 0xFFFFFFFF;  // no index of a form of the matcher
constexpr std::size_t longest_value = 4096;
constexpr std::size_t largest_document = 4u << 20;  // larger ones are texts only: no API server takes 4 MiB

InspectContext context_of(const Matcher& matcher) {
  InspectContext context;
  context.match = [&matcher](std::string_view key, std::string_view value) {
    // Without a key a long text is no value: it is read for what proves its own form.
    return key.empty() && value.size() > longest_value ? matcher.match(value) : matcher.match_pair(key, value);
  };
  context.rules = matcher.table().rules;
  return context;
}

void seal_all(const Sealer& sealer, const ObjectSealer::BytesOf& bytes, const Inspection& inspection,
              std::vector<Candidate>& out) {
  for (const LeafMatch& match : inspection.matches)
    if (auto candidate = sealer.seal_leaf(bytes(match.span), match, inspection.object)) out.push_back(*candidate);
  for (const Settled& settled : inspection.settled) out.push_back(verdict_candidate(settled));
}

}  // namespace

void ObjectScanner::scan(std::string_view content, std::span<const text::Window> windows,
                         text::Sink<Candidate>& sink) const {
  sealing_.scan(content, windows, sink);
  for (const text::Window& window : windows)
    for (std::size_t at = next_kind_key(content, window.begin, window.end); at < window.end;
         at = next_kind_key(content, at + 1, window.end)) {
      const auto anchor = static_cast<std::uint32_t>(at);
      if (!names_valueless_kind(content, anchor)) sink.anchor({anchor, document_form});
    }
}

std::optional<text::Window> ObjectScanner::reevaluate(std::string_view content, const text::Anchor& anchor,
                                                      text::Sink<Candidate>& sink) const {
  if (anchor.form != document_form) return sealing_.reevaluate(content, anchor, sink);
  const auto [slice, decided_by] = document_at(content, anchor.offset);
  const text::Window decisive{decided_by.begin, decided_by.end};
  if (!slice || slice->end - slice->begin > largest_document) return decisive;
  const std::string_view document = content.substr(slice->begin, slice->end - slice->begin);
  for (const Candidate& candidate : *inspect(document))
    sink.record(candidate.shifted(static_cast<std::int64_t>(slice->begin)));
  return decisive;
}

InspectionMemo::Entry ObjectScanner::inspect(std::string_view document) const {
  if (InspectionMemo::Entry known = memo_.find(document)) return known;
  ++inspected_;
  InspectContext context = context_of(matcher_);
  context.quiet = &quiet_;
  auto candidates = std::make_shared<std::vector<Candidate>>();
  const auto in_document = [document](const Span& span) {
    return std::string(document.substr(std::min<std::size_t>(span.begin.offset, document.size()), span.length));
  };
  const DocumentSlice whole{0, static_cast<std::uint32_t>(document.size())};
  for (const Inspection& inspection : inspect_slice(document, whole, context))
    seal_all(sealing_.sealer(), in_document, inspection, *candidates);
  memo_.keep(document, candidates);
  return candidates;
}

ObjectSealer::ObjectSealer(const SealingRun& run) : matcher_(builtin_table()), sealer_(builtin_table(), run) {}

std::vector<Candidate> ObjectSealer::seal(const kubernetes::Object& object, const BytesOf& bytes) const {
  InspectContext context = context_of(matcher_);
  context.quiet = &quiet_;
  std::vector<Candidate> candidates;
  seal_all(sealer_, bytes, inspect_object(object, context), candidates);
  return candidates;
}

bool too_large_for_text_lane(const kubernetes::Object& object) {
  return object.span.length > largest_document;
}

std::unique_ptr<text::ContentScanner<Candidate>> make_scanner(const SealingRun& run) {
  return std::make_unique<ObjectScanner>(builtin_table(), run);
}

}  // namespace rummage::detectors
