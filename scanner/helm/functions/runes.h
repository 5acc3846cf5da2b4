#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"

namespace rummage::helm {

/// The code point at the end of `text`, which is not empty; an invalid byte is U+FFFD, one byte (Go's
/// utf8.DecodeLastRune).
CodePoint decode_last_utf8(std::string_view text);
/// Bytes at the front, or at the end, of `text` that are white space to Go (unicode.IsSpace).
std::size_t leading_space(std::string_view text);
std::size_t trailing_space(std::string_view text);
/// The code points of `text`, as Go's []rune(text) gives them.
std::u32string runes_of(std::string_view text);
/// How many they are.
std::size_t rune_count(std::string_view text);
/// True when all bytes are below 0x80.
bool is_ascii(std::string_view text);

}  // namespace rummage::helm
