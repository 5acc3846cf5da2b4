#include "git/history/copied.h"

#include <optional>

#include "text/line_ends.h"

namespace rummage::git::history {
namespace {

constexpr std::uint32_t kLeastRun = 64;  // shorter ones cost more than they save

struct Copy {
  std::uint32_t begin = 0, base_begin = 0, length = 0;
};

// One instruction of a delta that was checked when it was applied (gitformat-pack, "Deltified representation").
class Instructions {
 public:
  explicit Instructions(std::string_view bytes) : bytes_(bytes) {}

  // The next copy; inserts are passed over.
  std::optional<Copy> next_copy() {
    while (at_ < bytes_.size()) {
      const unsigned op = byte();
      if ((op & 0x80) == 0) {
        at_ += op, out_ += op;
        continue;
      }
      Copy copy{out_, number(op, 4), number(op >> 4, 3)};
      if (copy.length == 0) copy.length = 0x10000;
      out_ += copy.length;
      return copy;
    }
    return std::nullopt;
  }

 private:
  unsigned byte() { return at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_++]) : 0; }
  std::uint32_t number(unsigned mask, int count) {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i)
      if (mask >> i & 1) value |= byte() << (8 * i);
    return value;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::uint32_t out_ = 0;
};

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
  CopiedRun run;
  const auto close = [&] {
    if (run.end - run.begin < kLeastRun) return;
    clean(run, delta.base, content, lines);
    if (run.clean_begin < run.clean_end) runs.push_back(run);
  };
  Instructions instructions(delta.instructions);
  while (const auto copy = instructions.next_copy()) {
    if (copy->begin == run.end && copy->base_begin == run.base_end()) {
      run.end += copy->length;
      continue;
    }
    close();
    run = {copy->begin, copy->begin + copy->length, copy->base_begin, 0, 0};
  }
  close();
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
