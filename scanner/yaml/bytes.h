#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace rummage::yaml {

/// True when no byte has its high bit set. Eight bytes at a time.
inline bool is_ascii(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & 0x8080808080808080u) != 0) return false;
  }
  for (; at < text.size(); ++at)
    if ((text[at] & 0x80) != 0) return false;
  return true;
}

inline bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
inline bool is_break(char c) {
  return c == '\n' || c == '\r';
}

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

inline bool starts_with(std::string_view text, std::string_view head) {
  return text.substr(0, head.size()) == head;
}

}  // namespace rummage::yaml
