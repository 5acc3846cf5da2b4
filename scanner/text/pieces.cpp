#define XXH_INLINE_ALL
#include "text/pieces.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>

#include "text/line_ends.h"
#include "text/long_line.h"

namespace rummage::text {
namespace {

// Lines of a piece. Longer pieces are cheaper to hash, shorter ones more often the same.
constexpr std::size_t kLeast = 8, kMost = 48;
constexpr unsigned kBoundaryShift = 61;  // one line in eight may end a piece

// Eight bytes; 0 where the content has fewer.
std::uint64_t eight(std::string_view content, std::uint32_t at) {
  std::uint64_t bytes = 0;
  if (content.size() - at >= sizeof bytes) std::memcpy(&bytes, content.data() + at, sizeof bytes);
  return bytes;
}

// Whether a piece may end behind the line [begin, end): decided by its length and the bytes at both of its ends.
bool is_boundary(std::string_view content, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = (eight(content, begin) ^ (end - begin)) * odd;
  if (end - begin > 8) hash = (hash ^ hash >> 29 ^ eight(content, end - 8)) * odd;
  return hash >> kBoundaryShift == 0;
}

// Cuts one window after the other. What stands between two of `starts_` is a *stretch*: a line, or a part of a long one
// of at least reach.bytes; so as many stretches as a match may reach over lines are always enough.
class Cutter {
 public:
  Cutter(std::string_view content, Reach reach) : content_(content), reach_(reach) {}

  void cut(Window window, std::vector<Piece>& pieces) {
    find_starts(window);
    std::size_t first =
        static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), window.begin) - starts_.begin() - 1);
    for (std::uint32_t at = window.begin; at < window.end;) {
      const std::size_t last = piece_end(first, window.end);
      const Window part{at, std::min(starts_[last], window.end)};
      pieces.push_back({part, key(part, first, last)});
      at = part.end, first = last;
    }
  }

 private:
  void find_starts(Window window) {
    const std::uint32_t begin = lines_before(content_, window.begin, reach_.lines_after);
    const std::uint32_t end = lines_after(content_, window.end - 1, reach_.lines_after + 1);
    starts_.assign(1, begin);
    append_line_ends(content_, begin, end, starts_);
    if (starts_.back() != end) starts_.push_back(end);
    divide_long_lines(content_, reach_.bytes, starts_);
  }

  // Index of the stretch behind the piece that begins with stretch `first`.
  std::size_t piece_end(std::size_t first, std::uint32_t end) const {
    for (std::size_t next = first + 1;; ++next) {
      const std::size_t count = next - first;
      if (starts_[next] >= end || count >= kMost || starts_[next] - starts_[first] >= reach_.bytes) return next;
      if (count >= kLeast && is_boundary(content_, starts_[next - 1], starts_[next])) return next;
    }
  }

  QuietKeys::Key key(Window part, std::size_t first, std::size_t last) const {
    std::size_t before = first, after = last;
    while (before > 0 && first - before < reach_.lines_after && starts_[first] - starts_[before] < reach_.bytes)
      --before;
    while (after + 1 < starts_.size() && after - last < reach_.lines_after &&
           starts_[after] - starts_[last] < reach_.bytes)
      ++after;
    const std::uint32_t begin = starts_[before], end = starts_[after];
    const auto place = std::uint64_t{part.begin - begin} << 32 | (part.end - part.begin);
    return XXH3_64bits_withSeed(content_.data() + begin, end - begin, place);
  }

  std::string_view content_;
  Reach reach_;
  std::vector<std::uint32_t> starts_;  // in and around the window; the last is where they end
};

}  // namespace

std::vector<Piece> cut_pieces(std::string_view content, std::span<const Window> windows, Reach reach) {
  std::vector<Piece> pieces;
  Cutter cutter(content, reach);
  for (const Window& window : windows)
    if (window.begin < window.end) cutter.cut(window, pieces);
  return pieces;
}

std::vector<Window> windows_of(std::span<const Piece> pieces) {
  std::vector<Window> windows;
  for (const Piece& piece : pieces) {
    if (!windows.empty() && windows.back().end == piece.part.begin)
      windows.back().end = piece.part.end;
    else
      windows.push_back(piece.part);
  }
  return windows;
}

}  // namespace rummage::text
