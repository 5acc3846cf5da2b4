#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "detectors/inspect/anchored.h"
#include "detectors/inspect/inspect.h"
#include "detectors/values/verdict.h"
#include "yaml/parse.h"

using namespace rummage;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_span(const Span& span, std::string_view text) {
  require(span.end() >= span.begin.offset && span.end() <= text.size());
}

/// The first line is a key, the rest its value.
void check_verdict(std::string_view text) {
  std::size_t line = text.find('\n');
  std::string_view value = line == std::string_view::npos ? text : text.substr(line + 1);
  detectors::Verdict found = detectors::verdict(text.substr(0, line), value);
  require(found.begin <= found.end && found.end <= value.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  check_verdict(text);
  detectors::InspectContext context;
  context.match = [](std::string_view, std::string_view) { return std::vector<detectors::Match>(); };
  for (std::size_t at = text.find("kind"); at != std::string_view::npos; at = text.find("kind", at + 1)) {
    auto slice = detectors::document_at(text, static_cast<std::uint32_t>(at)).slice;
    if (!slice) continue;
    for (const detectors::Inspection& one : detectors::inspect_slice(text, *slice, context)) {
      for (const detectors::LeafMatch& match : one.matches) check_span(match.span, text);
      for (const detectors::Settled& settled : one.settled) check_span(settled.span, text);
    }
  }
  return 0;
}
