#include "helm/functions/go_quote.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "helm/functions/go_unicode.h"

namespace rummage::helm::go {
namespace {

// The letter of a short escape; 0 when there is none.
char short_escape(char32_t rune) {
  switch (rune) {
    case '\a':
      return 'a';
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    case '\v':
      return 'v';
    case '"':
    case '\\':
      return static_cast<char>(rune);
    default:
      return 0;
  }
}

bool stays(const CodePoint& point, bool ascii) {
  return point.valid && point.value != '"' && point.value != '\\' && (!ascii || point.value < 0x80) &&
         is_print(point.value);
}

std::string escape_of(const CodePoint& point, unsigned char byte) {
  if (!point.valid) return fmt::format("\\x{:02x}", byte);
  if (const char letter = short_escape(point.value); letter != 0) return {'\\', letter};
  const auto value = static_cast<std::uint32_t>(point.value);
  if (value < 0x20 || value == 0x7F) return fmt::format("\\x{:02x}", value);
  return value < 0x10000 ? fmt::format("\\u{:04x}", value) : fmt::format("\\U{:08x}", value);
}

}  // namespace

sources::Recoded quoted(std::string_view text, bool ascii) {
  sources::Recoded out;
  out.bytes.reserve(text.size() + 16);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text.substr(at));
    const auto below = static_cast<std::uint32_t>(at);
    if (stays(point, ascii)) {
      out.bytes += text.substr(at, point.bytes);
      out.map.add(below, point.bytes, 1, 1);
    } else {
      const std::string escape = escape_of(point, static_cast<unsigned char>(text[at]));
      out.bytes += escape;
      out.map.add(below, 1, static_cast<std::uint16_t>(escape.size()), point.bytes);
    }
    at += point.bytes;
  }
  return out;
}

bool is_plain(std::string_view text, bool ascii) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text.substr(at));
    if (!stays(point, ascii)) return false;
    at += point.bytes;
  }
  return true;
}

}  // namespace rummage::helm::go
