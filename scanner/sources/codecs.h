#pragma once

#include <string_view>

#include "sources/codec.h"

// The codecs one by one; everybody else calls decode() and encode() of codec.h, which bound the length first.
namespace rummage::sources {

/// The error of a codec that does not like its text.
Error invalid(const char* what);

/// `url`: the alphabet with - and _.
Result<Recoded> decode_base64(std::string_view text, bool url);
Recoded encode_base64(std::string_view bytes, bool url);

Result<Recoded> decode_hex(std::string_view text);
Recoded encode_hex(std::string_view bytes);

Recoded decode_percent(std::string_view text);
Recoded encode_percent(std::string_view bytes);

Recoded decode_escapes(std::string_view text);
Recoded encode_escapes(std::string_view bytes);

/// `big`: big endian.
Recoded decode_utf16(std::string_view text, bool big);
Recoded decode_utf32(std::string_view text, bool big);

/// Value of a hex digit of either case; -1 for anything else.
inline int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace rummage::sources
