#include "sources/encoding.h"

#include <algorithm>
#include <array>

namespace rummage::sources {
namespace {

std::optional<Codec> by_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  // UTF-32 first: its little-endian mark begins with that of UTF-16.
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return Codec::utf32_le;
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return Codec::utf32_be;
  if (bytes.starts_with("\xFF\xFE"sv)) return Codec::utf16_le;
  if (bytes.starts_with("\xFE\xFF"sv)) return Codec::utf16_be;
  return std::nullopt;
}

bool is_text(char c) {
  return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t';
}

// Nine in ten of the first units are one ASCII character at `place` and zeros beside it.
bool looks_wide(std::string_view bytes, std::size_t width, std::size_t place) {
  std::size_t units = std::min<std::size_t>(bytes.size() / width, 1024), ascii = 0;
  for (std::size_t i = 0; i < units; ++i) {
    bool all = true;
    for (std::size_t j = 0; j < width; ++j) {
      char c = bytes[i * width + j];
      all = all && (j == place ? is_text(c) : c == 0);
    }
    ascii += all;
  }
  return units > 0 && ascii * 10 >= units * 9;
}

}  // namespace

std::optional<Codec> wide_encoding(std::string_view bytes) {
  if (bytes.size() < 2) return std::nullopt;
  if (auto codec = by_mark(bytes)) return codec;
  if (bytes.size() < 4 || bytes.substr(0, 4096).find('\0') == bytes.npos) return std::nullopt;
  if (looks_wide(bytes, 4, 0)) return Codec::utf32_le;
  if (looks_wide(bytes, 4, 3)) return Codec::utf32_be;
  if (looks_wide(bytes, 2, 0)) return Codec::utf16_le;
  if (looks_wide(bytes, 2, 1)) return Codec::utf16_be;
  return std::nullopt;
}

}  // namespace rummage::sources
