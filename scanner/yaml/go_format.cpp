#include "yaml/go_format.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <string>

namespace rummage::yaml {
namespace {

/// "d.ddde±xx" of the shortest digits: the digits alone and the decimal exponent.
struct Shortest {
  std::string digits;
  int exponent = 0;
};

Shortest shortest(double value, int bits) {
  char buffer[64];
  const auto end = bits == 32
                       ? std::to_chars(buffer, buffer + 64, static_cast<float>(value), std::chars_format::scientific)
                       : std::to_chars(buffer, buffer + 64, value, std::chars_format::scientific);
  const std::string text(buffer, end.ptr);
  const std::size_t e = text.find('e');
  Shortest out;
  for (const char c : text.substr(0, e))
    if (c != '.') out.digits += c;
  out.exponent = std::stoi(text.substr(e + 1));
  return out;
}

std::string with_exponent(const Shortest& number) {
  std::string out = number.digits.substr(0, 1);
  if (number.digits.size() > 1) out += "." + number.digits.substr(1);
  return out + fmt::format("e{}{:02}", number.exponent < 0 ? '-' : '+', std::abs(number.exponent));
}

std::string positional(const Shortest& number) {
  const auto size = static_cast<int>(number.digits.size());
  if (number.exponent < 0)
    return "0." + std::string(static_cast<std::size_t>(-number.exponent - 1), '0') + number.digits;
  if (size <= number.exponent + 1)
    return number.digits + std::string(static_cast<std::size_t>(number.exponent + 1 - size), '0');
  const auto point = static_cast<std::size_t>(number.exponent + 1);
  return number.digits.substr(0, point) + "." + number.digits.substr(point);
}

}  // namespace

std::string go_float(double value, int bits, int exponent_from) {
  if (bits == 32) value = static_cast<double>(static_cast<float>(value));
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Inf" : "+Inf";
  if (value == 0) return std::signbit(value) ? "-0" : "0";
  const Shortest number = shortest(std::fabs(value), bits);
  const bool scientific = number.exponent < -4 || number.exponent >= exponent_from;
  return (value < 0 ? "-" : "") + (scientific ? with_exponent(number) : positional(number));
}

std::string go_fixed(double value) {
  if (!std::isfinite(value) || value == 0) return go_float(value);
  return (value < 0 ? "-" : "") + positional(shortest(std::fabs(value), 64));
}

std::string json_number(double value) {
  const bool whole = std::floor(value) == value;
  if (value == 0) return "0";
  if (whole && value < 18446744073709551616.0 && value >= -9223372036854775808.0) return go_fixed(value);
  return go_float(value);
}

std::optional<std::string> json_key(Node key, Dialect dialect) {
  if (!key.is_scalar()) return std::nullopt;
  const ScalarType type = key.type(dialect);
  if (type == ScalarType::null) return std::nullopt;
  const Scalar scalar = resolve_plain(key.text(), dialect);
  if (type == ScalarType::boolean) return scalar.boolean ? "true" : "false";
  if (type == ScalarType::integer && scalar.is_unsigned) return std::nullopt;
  if (type == ScalarType::integer) return fmt::format("{}", scalar.integer);
  if (type != ScalarType::real) return std::string(key.text());
  const double value = *real_value(scalar);
  if (std::isnan(value)) return ".nan";
  if (std::isinf(value)) return value < 0 ? "-.inf" : ".inf";
  return go_float(value, 32);
}

}  // namespace rummage::yaml
