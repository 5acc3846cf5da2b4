#include "base/utf8.h"
#include "sources/codecs.h"

// UTF-16 and UTF-32 (Unicode 15, section 3.10) to UTF-8.
namespace rummage::sources {
namespace {

constexpr char32_t byte_order_mark = 0xFEFF, replacement = 0xFFFD;

char32_t unit(std::string_view text, std::size_t at, std::size_t width, bool big) {
  char32_t value = 0;
  for (std::size_t i = 0; i < width; ++i)
    value |= static_cast<char32_t>(static_cast<unsigned char>(text[at + i])) << 8 * (big ? width - 1 - i : i);
  return value;
}

void append(Recoded& out, std::uint32_t at, char32_t value, std::size_t length) {
  std::size_t before = out.bytes.size();
  append_utf8(out.bytes, value);
  out.map.add(at, 1, static_cast<std::uint16_t>(out.bytes.size() - before), static_cast<std::uint16_t>(length));
}

}  // namespace

Recoded decode_utf16(std::string_view text, bool big) {
  Recoded out;
  std::uint32_t at = text.size() >= 2 && unit(text, 0, 2, big) == byte_order_mark ? 2 : 0;
  while (at + 2 <= text.size()) {
    char32_t value = unit(text, at, 2, big);
    std::uint32_t length = 2;
    if (value >= 0xD800 && value < 0xDC00 && at + 4 <= text.size()) {
      char32_t low = unit(text, at + 2, 2, big);
      if (low >= 0xDC00 && low < 0xE000) {
        value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
        length = 4;
      }
    }
    append(out, at, value, length);
    at += length;
  }
  if (at < text.size()) append(out, at, replacement, text.size() - at);
  return out;
}

Recoded decode_utf32(std::string_view text, bool big) {
  Recoded out;
  std::uint32_t at = text.size() >= 4 && unit(text, 0, 4, big) == byte_order_mark ? 4 : 0;
  for (; at + 4 <= text.size(); at += 4) append(out, at, unit(text, at, 4, big), 4);
  if (at < text.size()) append(out, at, replacement, text.size() - at);
  return out;
}

}  // namespace rummage::sources
