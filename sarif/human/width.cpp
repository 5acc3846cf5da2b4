#include "sarif/human/width.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace rummage::sarif {
namespace {

struct Range {
  char32_t first, last;
};

// Unicode 15: blocks of combining marks, and the wide blocks of EastAsianWidth.txt. Coarse: only columns depend on it.
constexpr std::array combining = {Range{0x0300, 0x036F}, Range{0x0483, 0x0489},  Range{0x0591, 0x05BD},
                                  Range{0x064B, 0x065F}, Range{0x0E34, 0x0E3A},  Range{0x1AB0, 0x1AFF},
                                  Range{0x1DC0, 0x1DFF}, Range{0x20D0, 0x20FF},  Range{0xFE00, 0xFE0F},
                                  Range{0xFE20, 0xFE2F}, Range{0xE0100, 0xE01EF}};
constexpr std::array wide = {Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0xA4CF},
                             Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},
                             Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},
                             Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF}, Range{0x1F900, 0x1F9FF},
                             Range{0x20000, 0x3FFFD}};
constexpr std::array hidden = {Range{0x00, 0x1F},     Range{0x7F, 0x9F},     Range{0x061C, 0x061C},
                               Range{0x200B, 0x200F}, Range{0x2028, 0x202E}, Range{0x2060, 0x206F},
                               Range{0xFEFF, 0xFEFF}, Range{0xFFF9, 0xFFFB}, Range{0xE0000, 0xE007F}};

template <std::size_t n>
bool within(const std::array<Range, n>& ranges, char32_t value) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return range.first <= value && value <= range.last; });
}

std::size_t columns(char32_t value) {
  if (value < 0x300) return 1;
  return within(combining, value) ? 0 : within(wide, value) ? 2 : 1;
}

/// The longest prefix of `text` that takes at most `width` columns, in bytes.
std::size_t prefix_of(std::string_view text, std::size_t width) {
  std::size_t taken = 0, used = 0;
  while (taken < text.size()) {
    const CodePoint point = decode_utf8(text.substr(taken));
    used += columns(point.value);
    if (used > width) break;
    taken += point.bytes;
  }
  return taken;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    const bool blank = point.value == '\n' || point.value == '\t' || point.value == '\r';
    append_utf8(out, blank ? U' ' : within(hidden, point.value) ? char32_t{0xFFFD} : point.value);
    text.remove_prefix(point.bytes);
  }
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    width += columns(point.value);
    text.remove_prefix(point.bytes);
  }
  return width;
}

std::string keep_begin(const std::string& text, std::size_t width) {
  if (display_width(text) <= width) return text;
  return text.substr(0, prefix_of(text, width < 3 ? 0 : width - 3)) + "...";
}

std::vector<std::string> break_path(const std::string& path, std::size_t width) {
  std::vector<std::string> lines;
  std::string_view rest = path;
  while (display_width(rest) > width) {
    std::size_t taken = std::max<std::size_t>(prefix_of(rest, width), decode_utf8(rest).bytes);
    if (const std::size_t slash = rest.substr(0, taken).rfind('/'); slash != std::string_view::npos && slash > 0)
      taken = slash + 1;
    lines.emplace_back(rest.substr(0, taken));
    rest.remove_prefix(taken);
  }
  if (!rest.empty() || lines.empty()) lines.emplace_back(rest);
  return lines;
}

std::vector<std::string> wrap(const std::string& text, std::size_t width, std::size_t most) {
  std::vector<std::string> lines;
  std::string_view rest = text;
  while (true) {
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (rest.empty()) break;
    if (lines.size() == most) {
      lines.back().resize(prefix_of(lines.back(), width < 3 ? 0 : width - 3));
      lines.back() += "...";
      break;
    }
    std::size_t taken = std::max<std::size_t>(prefix_of(rest, width), decode_utf8(rest).bytes);
    if (taken < rest.size() && rest[taken] != ' ') {
      const std::string_view line = rest.substr(0, taken);
      const std::size_t blank = line.rfind(' '), slash = line.rfind('/');
      if (blank != std::string_view::npos)
        taken = blank;
      else if (slash != std::string_view::npos)
        taken = slash + 1;
    }
    std::string line(rest.substr(0, taken));
    line.erase(line.find_last_not_of(' ') + 1);
    lines.push_back(std::move(line));
    rest.remove_prefix(taken);
  }
  return lines;
}

}  // namespace rummage::sarif
