#include "base/utf8.h"

#include <cstring>

namespace rummage {
namespace {

constexpr char32_t replacement = 0xFFFD;

struct Shape {
  std::uint8_t length;
  char32_t bits;
  char32_t least;  // smaller values are overlong
};

Shape shape_of(unsigned char lead) {
  if (lead < 0x80) return {1, lead, 0};
  if (lead >= 0xC2 && lead < 0xE0) return {2, lead & 0x1Fu, 0x80};
  if (lead >= 0xE0 && lead < 0xF0) return {3, lead & 0x0Fu, 0x800};
  if (lead >= 0xF0 && lead < 0xF5) return {4, lead & 0x07u, 0x10000};
  return {0, 0, 0};
}

bool is_scalar_value(char32_t value) {
  return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

// Bytes at the front that are ASCII, eight at a time: at most seven more may follow.
std::size_t ascii_prefix(std::string_view text) {
  std::size_t at = 0;
  for (std::uint64_t eight; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080u) != 0) break;
  }
  return at;
}

}  // namespace

CodePoint decode_utf8(std::string_view text) {
  const CodePoint invalid{replacement, 1, false};
  Shape shape = shape_of(static_cast<unsigned char>(text[0]));
  if (shape.length == 0 || shape.length > text.size()) return invalid;
  char32_t value = shape.bits;
  for (std::uint8_t i = 1; i < shape.length; ++i) {
    auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) != 0x80) return invalid;
    value = value << 6 | (byte & 0x3Fu);
  }
  if (value < shape.least || !is_scalar_value(value)) return invalid;
  return {value, shape.length, true};
}

void append_utf8(std::string& out, char32_t value) {
  if (!is_scalar_value(value)) value = replacement;
  auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | value >> 6), put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | value >> 12), put(0x80 | (value >> 6 & 0x3F)), put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | value >> 18), put(0x80 | (value >> 12 & 0x3F)), put(0x80 | (value >> 6 & 0x3F)),
        put(0x80 | (value & 0x3F));
  }
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    text.remove_prefix(ascii_prefix(text));
    if (text.empty()) return true;
    CodePoint point = decode_utf8(text);
    if (!point.valid) return false;
    text.remove_prefix(point.bytes);
  }
  return true;
}

std::string to_valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    CodePoint point = decode_utf8(text);
    append_utf8(out, point.value);
    text.remove_prefix(point.bytes);
  }
  return out;
}

Columns count_columns(std::string_view text) {
  Columns columns;
  while (!text.empty()) {
    CodePoint point = decode_utf8(text);
    ++columns.code_points;
    columns.utf16_units += point.value > 0xFFFF ? 2 : 1;
    text.remove_prefix(point.bytes);
  }
  return columns;
}

}  // namespace rummage
