#include "yaml/scalar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

#include "yaml/timestamp.h"

namespace rummage::yaml {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

template <std::size_t N>
bool one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

Scalar boolean(bool value) {
  Scalar out{ScalarType::boolean};
  out.boolean = value;
  return out;
}

Scalar real(double value) {
  Scalar out{ScalarType::real};
  out.real = value;
  return out;
}

std::optional<Scalar> word(std::string_view text, Dialect dialect) {
  static constexpr std::array<std::string_view, 3> yes{"true", "True", "TRUE"};
  static constexpr std::array<std::string_view, 3> no{"false", "False", "FALSE"};
  static constexpr std::array<std::string_view, 8> yes11{"y", "Y", "yes", "Yes", "YES", "on", "On", "ON"};
  static constexpr std::array<std::string_view, 8> no11{"n", "N", "no", "No", "NO", "off", "Off", "OFF"};
  static constexpr std::array<std::string_view, 5> null{"", "~", "null", "Null", "NULL"};
  static constexpr std::array<std::string_view, 3> nan{".nan", ".NaN", ".NAN"};
  static constexpr std::array<std::string_view, 6> inf{".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"};
  static constexpr std::array<std::string_view, 3> minus_inf{"-.inf", "-.Inf", "-.INF"};
  if (text.size() > 5) return std::nullopt;
  if (one_of(text, yes)) return boolean(true);
  if (one_of(text, no)) return boolean(false);
  if (one_of(text, null)) return Scalar{ScalarType::null};
  if (dialect == Dialect::kubernetes && one_of(text, yes11)) return boolean(true);
  if (dialect == Dialect::kubernetes && one_of(text, no11)) return boolean(false);
  if (one_of(text, nan)) return real(std::numeric_limits<double>::quiet_NaN());
  if (one_of(text, inf)) return real(std::numeric_limits<double>::infinity());
  if (one_of(text, minus_inf)) return real(-std::numeric_limits<double>::infinity());
  return std::nullopt;
}

Scalar integer(bool negative, std::uint64_t magnitude) {
  Scalar out{ScalarType::integer};
  out.is_unsigned = !negative && magnitude > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  out.unsigned_integer = magnitude;
  out.integer = out.is_unsigned ? 0 : static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude);
  return out;
}

/// Digits of one base, as Go's ParseInt and ParseUint read them: the sign apart, no other character, 64 bits.
std::optional<Scalar> digits(std::string_view text, int base, bool negative, bool sign_seen) {
  std::uint64_t magnitude = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), magnitude, base);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  constexpr std::uint64_t lowest = std::uint64_t{1} << 63;
  if (negative && magnitude > lowest) return std::nullopt;
  if (!negative && sign_seen && magnitude >= lowest) return std::nullopt;  // ParseUint takes no sign
  return integer(negative, magnitude);
}

/// A sign, a prefix (0x, 0b, 0o, or 0 for octal) and digits: Go's base 0.
std::optional<Scalar> prefixed_integer(std::string_view text) {
  bool negative = false, sign_seen = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    sign_seen = true;
    text.remove_prefix(1);
  }
  if (text.size() < 2 || text[0] != '0') return digits(text, 10, negative, sign_seen);
  switch (text[1] | 0x20) {
    case 'x':
      return digits(text.substr(2), 16, negative, sign_seen);
    case 'b':
      return digits(text.substr(2), 2, negative, sign_seen);
    case 'o':
      return digits(text.substr(2), 8, negative, sign_seen);
    default:
      return digits(text.substr(1), 8, negative, sign_seen);
  }
}

/// yaml's second chance: a sign after the prefix, as in `0b-1`; octal (`0o`) under yaml.v3 only.
std::optional<Scalar> signed_after_prefix(std::string_view text, Dialect dialect) {
  if (text.size() < 4 || text[0] != '0' || (text[2] != '-' && text[2] != '+')) return std::nullopt;
  if (text[1] == 'b') return digits(text.substr(3), 2, text[2] == '-', true);
  if (text[1] == 'o' && dialect == Dialect::kustomize) return digits(text.substr(3), 8, text[2] == '-', true);
  return std::nullopt;
}

/// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
bool looks_real(std::string_view text) {
  std::size_t at = 0;
  const auto run = [&] {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at - begin;
  };
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
  const std::size_t whole = run();
  std::size_t fraction = 0;
  if (at < text.size() && text[at] == '.') {
    ++at;
    fraction = run();
  }
  if (whole + fraction == 0) return false;
  if (at < text.size() && (text[at] | 0x20) == 'e') {
    ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    if (run() == 0) return false;
  }
  return at == text.size();
}

std::optional<Scalar> real_number(std::string_view text) {
  if (!looks_real(text)) return std::nullopt;
  std::string_view body = text;
  if (body[0] == '+') body.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), value);
  if (error == std::errc::result_out_of_range) {  // too large is text; too small is zero
    value = std::strtod(std::string(body).c_str(), nullptr);
    if (std::isinf(value)) return std::nullopt;
  }
  return real(value);
}

std::optional<Scalar> number(std::string_view text, Dialect dialect) {
  std::string plain;
  std::string_view compact = text;
  if (text.find('_') != std::string_view::npos) {
    std::copy_if(text.begin(), text.end(), std::back_inserter(plain), [](char c) { return c != '_'; });
    compact = plain;
  }
  if (auto found = prefixed_integer(compact)) return found;
  if (auto found = real_number(compact)) return found;
  return signed_after_prefix(compact, dialect);
}

}  // namespace

std::optional<double> real_value(const Scalar& scalar) {
  if (scalar.type == ScalarType::real) return scalar.real;
  if (scalar.type != ScalarType::integer) return std::nullopt;
  return scalar.is_unsigned ? static_cast<double>(scalar.unsigned_integer) : static_cast<double>(scalar.integer);
}

Scalar resolve_plain(std::string_view text, Dialect dialect) {
  if (text == "<<") return Scalar{ScalarType::merge};
  const char first = text.empty() ? '~' : text[0];
  if (is_digit(first) || first == '+' || first == '-') {
    if (auto found = word(text, dialect)) return *found;
    if (is_timestamp(text)) return Scalar{ScalarType::timestamp};
    return number(text, dialect).value_or(Scalar{});
  }
  if (first == '.') {
    if (auto found = word(text, dialect)) return *found;
    return real_number(text).value_or(Scalar{});
  }
  if (std::string_view("yYnNtTfFoO~").find(first) == std::string_view::npos) return Scalar{};
  return word(text, dialect).value_or(Scalar{});
}

std::optional<Scalar> resolve_tagged(std::string_view tag, std::string_view text, Dialect dialect) {
  if (tag.empty()) return resolve_plain(text, dialect);
  if (tag == "!!binary") return Scalar{ScalarType::binary};
  const bool known = tag == "!!bool" || tag == "!!int" || tag == "!!float" || tag == "!!null" || tag == "!!timestamp";
  if (!known) return Scalar{};
  Scalar found = resolve_plain(text, dialect);
  if (found.type == ScalarType::timestamp && tag != "!!timestamp") found = Scalar{};
  const auto is = [&](std::string_view name, ScalarType type) { return tag == name && found.type == type; };
  if (tag == "!!float" && found.type == ScalarType::integer && !found.is_unsigned)
    return real(static_cast<double>(found.integer));
  if (is("!!bool", ScalarType::boolean) || is("!!int", ScalarType::integer) || is("!!float", ScalarType::real) ||
      is("!!null", ScalarType::null) || is("!!timestamp", ScalarType::timestamp))
    return found;
  return std::nullopt;
}

}  // namespace rummage::yaml
