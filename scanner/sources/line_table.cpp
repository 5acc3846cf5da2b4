#include "sources/line_table.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"

namespace rummage::sources {
namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";

// Offset past the line end at or after `at`; npos where there is none.
std::size_t next_line(std::string_view text, std::size_t at) {
  std::size_t end = text.find_first_of("\r\n", at);
  if (end == text.npos) return end;
  bool pair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
  return end + (pair ? 2 : 1);
}

}  // namespace

LineTable::LineTable(std::string_view text) {
  starts_.push_back(0);
  bool only_feeds = std::memchr(text.data(), '\r', text.size()) == nullptr;
  for (std::size_t at = 0;;) {
    std::size_t next = only_feeds ? text.find('\n', at) : next_line(text, at);
    if (next == text.npos) return;
    at = only_feeds ? next + 1 : next;
    starts_.push_back(static_cast<std::uint32_t>(at));
  }
}

std::uint32_t LineTable::line_of(std::uint32_t offset) const {
  return static_cast<std::uint32_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin());
}

std::string_view LineTable::line_text(std::string_view text, std::uint32_t line) const {
  std::size_t end = line < lines() ? starts_[line] : text.size();
  std::string_view found = text.substr(starts_[line - 1], end - starts_[line - 1]);
  if (found.ends_with('\n')) found.remove_suffix(1);
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

Position LineTable::position(std::string_view text, std::uint32_t offset) const {
  offset = static_cast<std::uint32_t>(std::min<std::size_t>(offset, text.size()));
  std::uint32_t line = line_of(offset), begin = start(line);
  if (begin == 0 && text.starts_with(mark)) begin = std::min<std::uint32_t>(offset, 3);
  Columns columns = count_columns(text.substr(begin, offset - begin));
  return {line, columns.code_points + 1, columns.utf16_units + 1};
}

}  // namespace rummage::sources
