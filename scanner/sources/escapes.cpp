#include <array>
#include <optional>

#include "base/utf8.h"
#include "sources/codecs.h"

// Backslash escapes: RFC 8259 section 7, and those that YAML 1.2 section 5.7 adds. Line folding is the YAML room's.
namespace rummage::sources {
namespace {

struct Escape {
  char32_t value = 0;
  std::uint16_t length = 0;  // in bytes, with the backslash
};

std::optional<char32_t> simple(char c) {
  switch (c) {
    case '"':
    case '\\':
    case '/':
    case '\'':
    case ' ':
    case '\t':
      return static_cast<char32_t>(c);
    case 'b':
      return U'\b';
    case 'f':
      return U'\f';
    case 'n':
      return U'\n';
    case 'r':
      return U'\r';
    case 't':
      return U'\t';
    case '0':
      return U'\0';
    case 'a':
      return U'\a';
    case 'v':
      return U'\v';
    case 'e':
      return char32_t{0x1B};
    case 'N':
      return char32_t{0x85};
    case '_':
      return char32_t{0xA0};
    case 'L':
      return char32_t{0x2028};
    case 'P':
      return char32_t{0x2029};
    default:
      return std::nullopt;
  }
}

std::optional<char32_t> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  char32_t value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    int digit = hex_digit(text[i]);
    if (digit < 0) return std::nullopt;
    value = value << 4 | static_cast<char32_t>(digit);
  }
  return value;
}

bool is_high(char32_t value) {
  return value >= 0xD800 && value < 0xDC00;
}
bool is_low(char32_t value) {
  return value >= 0xDC00 && value < 0xE000;
}

// The second half of a surrogate pair, escaped at `at`.
std::optional<char32_t> low_half(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "\\u") return std::nullopt;
  auto low = digits(text, at + 2, 4);
  return low && is_low(*low) ? low : std::nullopt;
}

std::optional<Escape> numeric(std::string_view text, std::size_t at) {
  char kind = text[at + 1];
  std::size_t count = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  if (count == 0) return std::nullopt;
  auto value = digits(text, at + 2, count);
  if (!value) return std::nullopt;
  if (kind == 'u' && is_high(*value))
    if (auto low = low_half(text, at + 6)) return Escape{0x10000 + ((*value - 0xD800) << 10) + (*low - 0xDC00), 12};
  return Escape{*value, static_cast<std::uint16_t>(count + 2)};
}

std::optional<Escape> escape_at(std::string_view text, std::size_t at) {
  if (text[at] != '\\' || at + 1 >= text.size()) return std::nullopt;
  if (auto value = simple(text[at + 1])) return Escape{*value, 2};
  return numeric(text, at);
}

}  // namespace

Recoded decode_escapes(std::string_view text) {
  Recoded out;
  for (std::uint32_t at = 0; at < text.size();) {
    auto escape = escape_at(text, at);
    std::size_t before = out.bytes.size();
    if (escape) {
      append_utf8(out.bytes, escape->value);
    } else {
      out.bytes += text[at];
    }
    std::uint16_t length = escape ? escape->length : std::uint16_t{1};
    out.map.add(at, 1, static_cast<std::uint16_t>(out.bytes.size() - before), length);
    at += length;
  }
  return out;
}

Recoded encode_escapes(std::string_view bytes) {
  static constexpr char hex[] = "0123456789abcdef";
  Recoded out;
  for (std::uint32_t at = 0; at < bytes.size(); ++at) {
    auto byte = static_cast<unsigned char>(bytes[at]);
    std::size_t before = out.bytes.size();
    switch (byte) {
      case '"':
        out.bytes += "\\\"";
        break;
      case '\\':
        out.bytes += "\\\\";
        break;
      case '\n':
        out.bytes += "\\n";
        break;
      case '\r':
        out.bytes += "\\r";
        break;
      case '\t':
        out.bytes += "\\t";
        break;
      default:
        if (byte < 0x20) {
          out.bytes += {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};
        } else {
          out.bytes += bytes[at];
        }
    }
    out.map.add(at, 1, static_cast<std::uint16_t>(out.bytes.size() - before), 1);
  }
  return out;
}

}  // namespace rummage::sources
