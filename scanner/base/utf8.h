#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rummage {

/// One code point and the number of bytes it takes. Invalid bytes are U+FFFD, one byte each.
struct CodePoint {
  char32_t value = 0;
  std::uint8_t bytes = 0;
  bool valid = true;
};

/// Decodes the code point at the front of `text`, which is not empty (RFC 3629: no surrogates, no overlong forms).
CodePoint decode_utf8(std::string_view text);

/// Appends `value` as UTF-8; a surrogate or a value above U+10FFFF becomes U+FFFD.
void append_utf8(std::string& out, char32_t value);

/// True when every byte belongs to a valid sequence.
bool is_utf8(std::string_view text);

/// `text` with every invalid byte replaced by U+FFFD.
std::string to_valid_utf8(std::string_view text);

/// Code points, and UTF-16 units, that `text` takes; an invalid byte counts as one of each.
struct Columns {
  std::uint32_t code_points = 0;
  std::uint32_t utf16_units = 0;
};
Columns count_columns(std::string_view text);

}  // namespace rummage
