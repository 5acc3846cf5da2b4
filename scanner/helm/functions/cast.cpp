#include "helm/functions/cast.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

#include "helm/functions/float_text.h"

namespace rummage::helm {
namespace {

constexpr std::uint64_t lowest_magnitude = std::uint64_t{1} << 63;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}

// Takes the prefix of base 0 off and says which base it means.
int take_base(std::string_view& text) {
  if (text.size() < 2 || text.front() != '0') return 10;
  const char mark = lower(text[1]);
  const int base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 0;
  if (base != 0 && text.size() >= 3) {
    text.remove_prefix(2);
    return base;
  }
  text.remove_prefix(1);
  return 8;
}

struct Magnitude {
  std::uint64_t value = 0;
  bool overflow = false;
};

std::optional<Magnitude> magnitude(std::string_view text, int base) {
  if (text.empty()) return std::nullopt;
  const bool loose = base == 0;
  const std::string_view whole = text;
  if (loose) base = take_base(text);
  Magnitude out;
  bool underscores = false;
  for (const char c : text) {
    if (c == '_' && loose) {
      underscores = true;
      continue;
    }
    const int value = digit(c);
    if (value >= base) return std::nullopt;
    out.overflow |= __builtin_mul_overflow(out.value, static_cast<std::uint64_t>(base), &out.value);
    out.overflow |= __builtin_add_overflow(out.value, static_cast<std::uint64_t>(value), &out.value);
  }
  if (underscores && !underscores_ok(whole)) return std::nullopt;
  return out;
}

struct Signed {
  std::int64_t value = 0;
  bool out_of_range = false;
};

std::optional<Signed> signed_number(std::string_view text, int base) {
  if (text.empty()) return std::nullopt;
  const bool negative = text.front() == '-';
  if (negative || text.front() == '+') text.remove_prefix(1);
  const auto found = magnitude(text, base);
  if (!found) return std::nullopt;
  const std::uint64_t bound = negative ? lowest_magnitude : lowest_magnitude - 1;
  const bool outside = found->overflow || found->value > bound;
  const std::uint64_t value = outside ? bound : found->value;
  return Signed{static_cast<std::int64_t>(negative ? ~value + 1 : value), outside};
}

// "1.0" and "1.00" count as "1".
std::string_view without_zero_decimal(std::string_view text) {
  bool zero = false;
  for (std::size_t i = text.size(); i > 0; --i) {
    if (text[i - 1] == '.' && zero) return text.substr(0, i - 1);
    if (text[i - 1] != '.' && text[i - 1] != '0') return text;
    zero |= text[i - 1] == '0';
  }
  return text;
}

}  // namespace

std::optional<std::int64_t> go_parse_int(std::string_view text, int base) {
  const auto found = signed_number(text, base);
  if (!found || found->out_of_range) return std::nullopt;
  return found->value;
}

std::int64_t go_atoi(std::string_view text) {
  const auto found = signed_number(text, 10);
  return found ? found->value : 0;
}

std::optional<double> go_parse_float(std::string_view text) {
  return parse_float(text);
}

std::int64_t truncated(double value) {
  constexpr double bound = 9223372036854775808.0;
  if (!(value >= -bound && value < bound)) return std::numeric_limits<std::int64_t>::min();
  return static_cast<std::int64_t>(value);
}

std::int64_t to_int64(const Value& value) {
  switch (value.type()) {
    case Type::boolean:
      return value.as_bool() ? 1 : 0;
    case Type::integer:
    case Type::int32:
    case Type::int64:
    case Type::uint8:
    case Type::uint32:
    case Type::uint64:
      return value.as_int();
    case Type::float64:
      return truncated(value.as_real());
    case Type::string:
      return go_parse_int(without_zero_decimal(value.view()), 0).value_or(0);
    default:
      return 0;
  }
}

double to_float64(const Value& value) {
  switch (value.type()) {
    case Type::boolean:
      return value.as_bool() ? 1 : 0;
    case Type::integer:
    case Type::int32:
    case Type::int64:
    case Type::uint8:
    case Type::uint32:
      return static_cast<double>(value.as_int());
    case Type::uint64:
      return static_cast<double>(value.as_unsigned());
    case Type::float64:
      return value.as_real();
    case Type::string:
      return go_parse_float(value.view()).value_or(0);
    default:
      return 0;
  }
}

}  // namespace rummage::helm
