#include "git/store/reflog.h"

#include <algorithm>
#include <optional>

namespace rummage::git::store {
namespace {

// The id at the beginning of `line`, with the blank behind it; all zeros stand for none.
std::optional<ContentId> take_id(std::string_view& line) {
  const std::size_t blank = line.find(' ');
  if (blank == line.npos) return std::nullopt;
  const std::string_view digits = line.substr(0, blank);
  std::optional<ContentId> id = ContentId::from_hex(digits);
  line.remove_prefix(blank + 1);
  if (id && digits.find_first_not_of('0') == digits.npos) return ContentId{};
  return id;
}

std::optional<ReflogEntry> parse_line(std::string_view line) {
  const std::optional<ContentId> before = take_id(line);
  const std::optional<ContentId> after = before ? take_id(line) : std::nullopt;
  if (!after) return std::nullopt;
  return ReflogEntry{*before, *after};
}

}  // namespace

std::vector<ReflogEntry> parse_reflog(std::string_view text) {
  std::vector<ReflogEntry> out;
  while (!text.empty() && out.size() < kMaxReflogEntries) {
    if (text.back() == '\n') text.remove_suffix(1);
    const std::size_t begin = text.rfind('\n') + 1;  // npos + 1 is 0
    if (auto entry = parse_line(text.substr(begin))) out.push_back(*entry);
    text = text.substr(0, begin);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace rummage::git::store
