#include <cstdlib>
#include <string_view>

#include "triage/baseline.h"
#include "triage/marks.h"

// Reading never crashes, and what was read is written so that it reads as the same again. Marks of any text lie on
// lines that it has, or on the one behind its last.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rummage;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto baseline = triage::read_baseline(text)) {
    const auto again = triage::read_baseline(triage::write_baseline(*baseline));
    if (!again || again->salt != baseline->salt || again->entries.size() > baseline->entries.size()) std::abort();
  }
  std::uint32_t lines = 2;
  for (const char c : text) lines += c == '\n';
  for (const triage::Mark& mark : triage::marks_of(text))
    if (mark.line == 0 || mark.first > mark.last || mark.first < mark.line || mark.last > lines) std::abort();
  triage::annotation_waivers(text);
  return 0;
}
