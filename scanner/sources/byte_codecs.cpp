#include "sources/codecs.h"

// Hex and percent encoding: codecs that work byte by byte.
namespace rummage::sources {
namespace {

constexpr char lower_digits[] = "0123456789abcdef";
constexpr char upper_digits[] = "0123456789ABCDEF";

void append_hex(std::string& out, char byte, const char* digits) {
  auto value = static_cast<unsigned char>(byte);
  out += digits[value >> 4];
  out += digits[value & 15];
}

// RFC 3986, section 2.3.
bool unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

// The byte that the two digits at `at` give; -1 where there are no two.
int hex_byte(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return -1;
  int high = hex_digit(text[at]), low = hex_digit(text[at + 1]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

}  // namespace

Result<Recoded> decode_hex(std::string_view text) {
  Recoded out;
  out.bytes.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size(); at += 2) {
    int value = hex_byte(text, at);
    if (value < 0) return invalid("Hex that is not pairs of digits");
    out.bytes += static_cast<char>(value);
  }
  out.map.add(0, static_cast<std::uint32_t>(out.bytes.size()), 1, 2);
  return out;
}

Recoded encode_hex(std::string_view bytes) {
  Recoded out;
  for (char byte : bytes) append_hex(out.bytes, byte, lower_digits);
  out.map.add(0, static_cast<std::uint32_t>(bytes.size()), 2, 1);
  return out;
}

Recoded decode_percent(std::string_view text) {
  Recoded out;
  for (std::uint32_t at = 0; at < text.size();) {
    int value = text[at] == '%' ? hex_byte(text, at + 1) : -1;
    out.bytes += value < 0 ? text[at] : static_cast<char>(value);
    out.map.add(at, 1, 1, value < 0 ? 1 : 3);
    at += value < 0 ? 1 : 3;
  }
  return out;
}

Recoded encode_percent(std::string_view bytes) {
  Recoded out;
  for (std::uint32_t at = 0; at < bytes.size(); ++at) {
    bool plain = unreserved(bytes[at]);
    if (plain) {
      out.bytes += bytes[at];
    } else {
      out.bytes += '%';
      append_hex(out.bytes, bytes[at], upper_digits);
    }
    out.map.add(at, 1, plain ? 1 : 3, 1);
  }
  return out;
}

}  // namespace rummage::sources
