#include "yaml/properties.h"

#include <algorithm>

#include "yaml/bytes.h"

namespace rummage::yaml {
namespace {

bool ends_word(char c) {
  return is_blank(c) || is_break(c) || c == ',';
}

/// Blanks, breaks and comments.
std::uint32_t skip_space(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end) {
    if (text[at] == '#') {
      while (at < end && !is_break(text[at])) ++at;
    } else if (is_blank(text[at]) || is_break(text[at])) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

std::uint32_t skip_word(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (text.substr(at, 2) == "!<") {
    while (at < end && text[at] != '>') ++at;
  }
  while (at < end && !ends_word(text[at])) ++at;
  return at;
}

}  // namespace

std::uint32_t skip_properties(std::string_view text, std::uint32_t begin, std::uint32_t end, int count) {
  std::uint32_t at = begin;
  for (; count > 0 && at < end && (text[at] == '&' || text[at] == '!'); --count)
    at = skip_space(text, skip_word(text, at, end), end);
  return at;
}

std::uint32_t trim_block(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t last = end;
  while (last > begin && (is_blank(text[last - 1]) || is_break(text[last - 1]))) --last;
  while (last < end && !is_break(text[last])) ++last;
  return last;
}

std::uint32_t place_of_nothing(std::string_view text, std::uint32_t before, std::uint32_t mark) {
  if (before >= mark) return mark;
  const std::string_view between = text.substr(before, mark - before);
  return std::any_of(between.begin(), between.end(), is_break) ? before : mark;
}

bool has_escaped_slash(std::string_view raw) {
  for (std::size_t at = 0; at + 1 < raw.size(); ++at) {
    if (raw[at] != '\\') continue;
    if (raw[at + 1] == '/') return true;
    ++at;
  }
  return false;
}

}  // namespace rummage::yaml
