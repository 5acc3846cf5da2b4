#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

#include "helm/printing/numbers.h"
#include "yaml/go_format.h"

namespace rummage::helm {
namespace {

constexpr int mantissa_bits = 52, exponent_bias = 1023;

struct Bits {
  bool negative = false;
  std::uint64_t mantissa = 0;
  int exponent = 0;
};

Bits bits_of(double value) {
  std::uint64_t raw = 0;
  std::memcpy(&raw, &value, sizeof raw);
  Bits bits{(raw >> 63) != 0, raw & ((std::uint64_t{1} << mantissa_bits) - 1),
            static_cast<int>(raw >> mantissa_bits & 0x7FF)};
  if (bits.exponent == 0) {
    ++bits.exponent;
  } else {
    bits.mantissa |= std::uint64_t{1} << mantissa_bits;
  }
  bits.exponent -= exponent_bias;
  return bits;
}

// %b: the mantissa as an integer and the power of two.
std::string binary(double value) {
  const Bits bits = bits_of(value);
  return fmt::format("{}{}p{:+d}", bits.negative ? "-" : "", bits.mantissa, bits.exponent - mantissa_bits);
}

// %x: a hexadecimal mantissa of one digit before the point.
std::string hexadecimal(double value, int precision, bool upper) {
  Bits bits = bits_of(value);
  if (bits.mantissa == 0) bits.exponent = 0;
  // The leading one to bit 60: 15 digits follow the point.
  bits.mantissa <<= 60 - mantissa_bits;
  while (bits.mantissa != 0 && (bits.mantissa & std::uint64_t{1} << 60) == 0) bits.mantissa <<= 1, --bits.exponent;
  if (precision >= 0 && precision < 15) {
    const int shift = precision * 4;
    const std::uint64_t extra = bits.mantissa << shift & ((std::uint64_t{1} << 60) - 1);
    bits.mantissa >>= 60 - shift;
    if ((extra | (bits.mantissa & 1)) > std::uint64_t{1} << 59) ++bits.mantissa;
    bits.mantissa <<= 60 - shift;
    if ((bits.mantissa & std::uint64_t{1} << 61) != 0) bits.mantissa >>= 1, ++bits.exponent;
  }
  std::string digits = fmt::format("{:015x}", bits.mantissa & ((std::uint64_t{1} << 60) - 1));
  if (precision >= 0) {
    digits.resize(static_cast<std::size_t>(precision), '0');
  } else {
    while (digits.ends_with('0')) digits.pop_back();
  }
  std::string out =
      fmt::format("{}0x{}{}{}p{}{:02}", bits.negative ? "-" : "", bits.mantissa >> 60 & 1, digits.empty() ? "" : ".",
                  digits, bits.exponent < 0 ? '-' : '+', std::abs(bits.exponent));
  if (upper)
    for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

std::string by_charconv(double value, std::chars_format format, int precision) {
  std::string buffer(static_cast<std::size_t>(std::max(precision, 0)) + 400, '\0');
  const auto end = precision < 0
                       ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format)
                       : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format, precision);
  buffer.resize(static_cast<std::size_t>(end.ptr - buffer.data()));
  return buffer;
}

// The point and zeros that # asks for. `number` begins with its sign.
void keep_zeros(std::string& number, char32_t verb, int precision) {
  int digits = 0;
  if (verb == 'v' || verb == 'g' || verb == 'G' || verb == 'x') digits = precision == -1 ? 6 : precision;
  std::string tail;
  bool point = false, nonzero = false;
  for (std::size_t i = 1; i < number.size(); ++i) {
    const char c = number[i];
    const bool exponent = c == 'p' || c == 'P' || ((c == 'e' || c == 'E') && verb != 'x' && verb != 'X');
    if (exponent) {
      tail = number.substr(i);
      number.resize(i);
      break;
    }
    if (c == '.') {
      point = true;
      continue;
    }
    nonzero = nonzero || c != '0';
    digits -= nonzero ? 1 : 0;
  }
  if (!point) {
    if (number.size() == 2 && number[1] == '0') --digits;
    number += '.';
  }
  if (digits > 0) number.append(static_cast<std::size_t>(digits), '0');
  number += tail;
}

}  // namespace

std::string format_float(double value, char verb, int precision) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Inf" : "+Inf";
  std::string out;
  switch (verb) {
    case 'b':
      return binary(value);
    case 'x':
    case 'X':
      return hexadecimal(value, precision, verb == 'X');
    case 'e':
    case 'E':
      out = by_charconv(value, std::chars_format::scientific, precision);
      break;
    case 'f':
      return by_charconv(value, std::chars_format::fixed, precision);
    default:
      out = precision < 0 ? yaml::go_float(value)
                          : by_charconv(value, std::chars_format::general, std::max(precision, 1));
  }
  if (verb == 'E' || verb == 'G')
    for (char& c : out)
      if (c == 'e') c = 'E';
  return out;
}

std::string float_text(const Flags& flags, double value, char32_t verb, int precision) {
  if (flags.has_precision) precision = flags.precision;
  const char letter = verb == 'v' ? 'g' : verb == 'F' ? 'f' : static_cast<char>(verb);
  std::string number = format_float(value, letter, precision);
  if (number[0] != '-' && number[0] != '+') number.insert(0, "+");
  if (flags.space && number[0] == '+' && !flags.plus) number[0] = ' ';
  if (number[1] == 'I' || number[1] == 'N') {
    return number[1] == 'N' && !flags.space && !flags.plus ? number.substr(1) : number;
  }
  if (flags.sharp && verb != 'b') keep_zeros(number, verb == 'v' ? U'g' : verb, precision);
  const bool is_signed = flags.plus || number[0] != '+';
  if (!is_signed) number.erase(0, 1);
  const auto width = static_cast<std::size_t>(flags.width);
  if (is_signed && flags.zero && !flags.minus && flags.has_width && width > number.size())
    number.insert(1, width - number.size(), '0');
  return number;
}

}  // namespace rummage::helm
