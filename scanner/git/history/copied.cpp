#include "git/history/copied.h"

#include "git/store/delta.h"
#include "text/line_ends.h"

namespace rummage::git::history {
namespace {

constexpr std::uint32_t kLeastRun = 64;  // shorter ones cost more than they save

bool starts_line(std::string_view text, std::uint32_t at) {
  return at == 0 || text[at - 1] == '\n';
}

void clean(CopiedRun& run, std::string_view base, std::string_view content, std::uint32_t lines) {
  const bool from_start = run.begin == 0 && run.base_begin == 0;
  const bool to_end = run.end == content.size() && run.base_end() == base.size();
  const bool whole_first = starts_line(content, run.begin) && starts_line(base, run.base_begin);
  const std::string_view copied = content.substr(0, run.end);
  run.clean_begin = from_start ? run.begin : text::lines_after(copied, run.begin, lines + (whole_first ? 0 : 1));
  const std::string_view kept = copied.substr(run.clean_begin);
  run.clean_end =
      to_end ? run.end : run.clean_begin + text::lines_before(kept, static_cast<std::uint32_t>(kept.size()), lines);
}

}  // namespace

std::vector<CopiedRun> copied_runs(const store::DeltaView& delta, std::string_view content, std::uint32_t lines) {
  std::vector<CopiedRun> runs;
  store::DeltaCopies copies(delta.instructions);
  store::DeltaCopy copy;
  while (copies.next(copy)) {
    if (copy.length < kLeastRun) continue;
    CopiedRun run{copy.begin, copy.end(), copy.base_begin, 0, 0};
    clean(run, delta.base, content, lines);
    if (run.clean_begin < run.clean_end) runs.push_back(run);
  }
  return runs;
}

std::vector<text::Window> dirty_windows(const std::vector<CopiedRun>& runs, std::uint32_t size) {
  std::vector<text::Window> windows;
  std::uint32_t at = 0;
  for (const CopiedRun& run : runs) {
    if (at < run.clean_begin) windows.push_back({at, run.clean_begin});
    at = run.clean_end;
  }
  if (at < size) windows.push_back({at, size});
  return windows;
}

bool holds_copy(const CopiedRun& run, text::Window part, std::size_t base_size, std::size_t size) {
  if (part.begin < run.base_begin || part.end > run.base_end()) return false;
  if (part.begin == 0 && run.begin != 0) return false;
  return part.end < base_size || run.end == size;
}

}  // namespace rummage::git::history
