#include "helm/printing/numbers.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "helm/functions/go_duration.h"
#include "helm/functions/go_unicode.h"

namespace rummage::helm {
namespace {

std::string digits_of(std::uint64_t value, unsigned base, bool upper) {
  const char* const digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  std::string out;
  do out += digits[value % base];
  while ((value /= base) != 0);
  std::reverse(out.begin(), out.end());
  return out;
}

// The sign that stands before a number; empty for none.
const char* sign_of(const Flags& flags, bool negative) {
  if (negative) return "-";
  if (flags.plus) return "+";
  return flags.space ? " " : "";
}

}  // namespace

Padding padding(const Flags& flags, std::size_t length) {
  Padding out;
  if (!flags.has_width || static_cast<std::size_t>(flags.width) <= length) return out;
  const std::size_t count = static_cast<std::size_t>(flags.width) - length;
  if (flags.minus) {
    out.right.assign(count, ' ');
  } else {
    out.left.assign(count, flags.zero ? '0' : ' ');
  }
  return out;
}

std::string integer_text(const Flags& flags, std::uint64_t value, int base, bool is_signed, char32_t verb, bool upper) {
  const bool negative = is_signed && static_cast<std::int64_t>(value) < 0;
  if (negative) value = 0 - value;
  if (flags.has_precision && flags.precision == 0 && value == 0) return {};
  const std::string sign = sign_of(flags, negative);
  std::size_t least = 0;
  if (flags.has_precision) {
    least = static_cast<std::size_t>(flags.precision);
  } else if (flags.zero && !flags.minus && flags.has_width) {
    least = static_cast<std::size_t>(std::max(0, flags.width - static_cast<int>(sign.size())));
  }
  std::string digits = digits_of(value, static_cast<unsigned>(base), upper);
  if (digits.size() < least) digits.insert(0, least - digits.size(), '0');
  if (flags.sharp && base == 2) digits.insert(0, "0b");
  if (flags.sharp && base == 8 && digits[0] != '0') digits.insert(0, "0");
  if (flags.sharp && base == 16) digits.insert(0, upper ? "0X" : "0x");
  if (verb == 'O') digits.insert(0, "0o");
  return sign + digits;
}

std::string unicode_text(const Flags& flags, std::uint64_t value) {
  const int least = flags.has_precision && flags.precision > 4 ? flags.precision : 4;
  std::string out = fmt::format("U+{:0{}X}", value, least);
  if (flags.sharp && value <= 0x10FFFF && go::is_print(static_cast<char32_t>(value))) {
    out += " '";
    append_utf8(out, static_cast<char32_t>(value));
    out += "'";
  }
  return out;
}

std::string scalar_text(const Value& value) {
  switch (value.kind()) {
    case Kind::boolean:
      return value.as_bool() ? "true" : "false";
    case Kind::integer:
      return value.type() == Type::duration ? go_duration(value.as_int()) : std::to_string(value.as_int());
    case Kind::unsigned_integer:
      return std::to_string(value.as_unsigned());
    case Kind::real:
      return format_float(value.as_real(), 'g', -1);
    default:
      return {};
  }
}

}  // namespace rummage::helm
