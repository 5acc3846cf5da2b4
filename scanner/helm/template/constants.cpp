#include "helm/template/constants.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "base/utf8.h"
#include "helm/functions/float_text.h"

namespace rummage::helm {
namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
}

std::string without_underscores(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != '_') out += c;
  return out;
}

int base_of(std::string_view& digits) {
  if (digits.size() < 2 || digits[0] != '0') return 10;
  const char prefix = static_cast<char>(digits[1] | 0x20);
  const int base = prefix == 'x' ? 16 : prefix == 'b' ? 2 : prefix == 'o' ? 8 : 0;
  digits.remove_prefix(base != 0 ? 2 : 1);
  return base != 0 ? base : 8;
}

std::optional<std::uint64_t> read_uint(std::string_view text) {
  if (text.find('_') != text.npos && !underscores_ok(text)) return std::nullopt;
  const std::string plain = without_underscores(text);
  std::string_view digits = plain;
  const int base = base_of(digits);
  if (digits.empty() || digits[0] == '-' || digits[0] == '+') return std::nullopt;
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::optional<std::int64_t> read_int(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (text.find('_') != text.npos && !underscores_ok(text)) return std::nullopt;
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const auto value = read_uint(text);
  constexpr std::uint64_t edge = std::uint64_t{1} << 63;
  if (!value || *value > edge || (*value == edge && !negative)) return std::nullopt;
  return negative ? static_cast<std::int64_t>(0 - *value) : static_cast<std::int64_t>(*value);
}

std::optional<double> read_float(std::string_view text) {
  if (text.find('_') != text.npos && !underscores_ok(text)) return std::nullopt;
  std::string plain = without_underscores(text);
  std::string_view digits = plain;
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  auto format = std::chars_format::general;
  if (digits.starts_with("0x") || digits.starts_with("0X")) {
    digits.remove_prefix(2);
    format = std::chars_format::hex;
    if (digits.find_first_of("pP") == digits.npos) return std::nullopt;
  }
  if (digits.empty() || !(digit_of(digits[0]) < 16 || digits[0] == '.')) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, format);
  if (end != digits.data() + digits.size()) return std::nullopt;
  if (error == std::errc::result_out_of_range) {
    // Too small is zero in Go, too large an error; from_chars leaves the value alone.
    const std::size_t exponent = digits.find_first_of("eEpP");
    if (exponent == digits.npos || digits.substr(exponent + 1, 1) != "-") return std::nullopt;
    value = 0;
  }
  if (!std::isfinite(value)) return std::nullopt;
  return negative ? -value : value;
}

Number of_integer(std::int64_t value) {
  Number number;
  number.is_integer = number.is_float = true;
  number.integer = value;
  number.real = static_cast<double>(value);
  return number;
}

bool is_hex_integer(std::string_view text) {
  return text.size() > 2 && text[0] == '0' && (text[1] | 0x20) == 'x' && text.find_first_of("pP") == text.npos;
}

// A whole float is an integer too: 1e3.
void promote(Number& number) {
  if (number.real != std::trunc(number.real) || std::abs(number.real) >= 0x1p63) return;
  number.is_integer = true;
  number.integer = static_cast<std::int64_t>(number.real);
}

std::optional<Number> read_complex(std::string_view text) {
  text.remove_suffix(1);
  std::size_t split = text.find_last_of("+-");
  while (split != text.npos && split > 0 && (text[split - 1] | 0x20) == 'e')
    split = text.substr(0, split).find_last_of("+-");
  Number number;
  number.is_complex = true;
  if (split != text.npos && split > 0) {
    const auto real = read_float(text.substr(0, split));
    if (!real) return std::nullopt;
    number.real = *real;
    text.remove_prefix(split);
  }
  const auto imaginary = read_float(text);
  if (!imaginary) return std::nullopt;
  number.imaginary = *imaginary;
  return number;
}

}  // namespace

std::optional<Number> read_number(std::string_view text) {
  if (text.ends_with('i')) return read_complex(text);
  if (const auto integer = read_int(text)) return of_integer(*integer);
  Number number;
  if (read_uint(text)) {
    number.is_float = number.overflows = true;
    return number;
  }
  if (text.find_first_of(".eEpP") == text.npos || is_hex_integer(text)) return std::nullopt;
  const auto real = read_float(text);
  if (!real) return std::nullopt;
  number.is_float = number.prints_as_float = true;
  number.real = *real;
  promote(number);
  return number;
}

}  // namespace rummage::helm
