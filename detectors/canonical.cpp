#include "detectors/canonical.h"

#include "base/utf8.h"
#include "detectors/base64.h"

namespace rummage::detectors {
namespace {

constexpr int max_layers = 3;
constexpr std::size_t least_encoded = 8;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string_view stripped(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  std::size_t begin = text.find_first_not_of(blanks), end = text.find_last_not_of(blanks);
  return begin == text.npos ? std::string_view{} : text.substr(begin, end - begin + 1);
}

}  // namespace

bool is_readable(std::string_view bytes) {
  for (char c : bytes) {
    auto u = static_cast<unsigned char>(c);
    if ((u < 0x20 && c != '\t' && c != '\n' && c != '\r') || u == 0x7f) return false;
  }
  return is_utf8(bytes);
}

std::string readable_base64(std::string_view text) {
  if (text.size() < least_encoded) return {};
  auto bytes = base64_decoded(text);
  return bytes && bytes->size() >= 4 && is_readable(*bytes) ? *bytes : std::string{};
}

std::string canonical_value(std::string_view value) {
  std::string out(stripped(value));
  for (int layer = 0; layer < max_layers; ++layer) {
    std::string inner = readable_base64(out);
    if (inner.empty()) break;
    out = stripped(inner);
  }
  return out;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low >= 0)
      out += static_cast<char>(high * 16 + low), i += 2;
    else
      out += text[i];
  }
  return out;
}

std::string canonical_url_part(std::string_view value) {
  return canonical_value(percent_decoded(value));
}

}  // namespace rummage::detectors
