#include "helm/functions/runes.h"

#include <algorithm>

#include "helm/functions/go_unicode.h"

namespace rummage::helm {

CodePoint decode_last_utf8(std::string_view text) {
  constexpr std::size_t longest = 4;
  const std::size_t most = std::min(longest, text.size());
  for (std::size_t back = 1; back <= most; ++back) {
    const std::string_view tail = text.substr(text.size() - back);
    if ((static_cast<unsigned char>(tail.front()) & 0xC0U) == 0x80U) continue;
    const CodePoint found = decode_utf8(tail);
    if (found.bytes == back) return found;
    break;
  }
  return {0xFFFD, 1, false};
}

std::size_t leading_space(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint next = decode_utf8(text.substr(at));
    if (!go::is_space(next.value)) break;
    at += next.bytes;
  }
  return at;
}

std::size_t trailing_space(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0) {
    const CodePoint last = decode_last_utf8(text.substr(0, end));
    if (!go::is_space(last.value)) break;
    end -= last.bytes;
  }
  return text.size() - end;
}

std::u32string runes_of(std::string_view text) {
  std::u32string out;
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    out += point.value;
    text.remove_prefix(point.bytes);
  }
  return out;
}

std::size_t rune_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += decode_utf8(text.substr(at)).bytes;
  return count;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace rummage::helm
