#include <algorithm>

#include "helm/time/moment.h"
#include "helm/time/quoted.h"

namespace rummage::helm {
namespace {

/// Nanoseconds of a unit at the front of `text`; the unit's bytes.
struct Unit {
  std::uint64_t nanoseconds = 0;
  std::size_t bytes = 0;
};

Unit unit_at(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of(".0123456789"), text.size());
  const std::string_view name = text.substr(0, end);
  std::uint64_t value = 0;
  if (name == "ns") value = 1;
  if (name == "us" || name == "\u00b5s" || name == "\u03bcs") value = 1000;
  if (name == "ms") value = 1'000'000;
  if (name == "s") value = 1'000'000'000;
  if (name == "m") value = 60'000'000'000;
  if (name == "h") value = 3'600'000'000'000;
  return {value, end};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr std::uint64_t most = std::uint64_t{1} << 63;

/// Whole and fractional digits at the front of `rest`, which they are taken from.
struct Digits {
  std::uint64_t whole = 0;
  double fraction = 0;
  bool any = false, fits = true;
};

Digits digits_at(std::string_view& rest) {
  Digits out;
  for (; !rest.empty() && is_digit(rest[0]); rest.remove_prefix(1), out.any = true) {
    if (out.whole > most / 10) out.fits = false;
    out.whole = out.whole * 10 + static_cast<std::uint64_t>(rest[0] - '0');
    if (out.whole > most) out.fits = false;
  }
  if (!rest.starts_with('.')) return out;
  rest.remove_prefix(1);
  for (double scale = 0.1; !rest.empty() && is_digit(rest[0]); rest.remove_prefix(1), scale /= 10, out.any = true)
    out.fraction += (rest[0] - '0') * scale;
  return out;
}

Error invalid(const std::string& what, std::string_view text) {
  return {"helm/time", "time: " + what + " " + go_quote(text), {}, {}};
}

}  // namespace

Result<std::int64_t> parse_duration(std::string_view text) {
  std::string_view rest = text;
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  if (rest == "0") return 0;
  if (rest.empty()) return invalid("invalid duration", text);
  std::uint64_t sum = 0;
  while (!rest.empty()) {
    const Digits digits = digits_at(rest);
    if (!digits.any || !digits.fits) return invalid("invalid duration", text);
    const Unit unit = unit_at(rest);
    if (unit.bytes == 0) return invalid("missing unit in duration", text);
    if (unit.nanoseconds == 0)
      return invalid("unknown unit " + go_quote(rest.substr(0, unit.bytes)) + " in duration", text);
    rest.remove_prefix(unit.bytes);
    if (digits.whole > most / unit.nanoseconds) return invalid("invalid duration", text);
    sum += digits.whole * unit.nanoseconds;
    sum += static_cast<std::uint64_t>(digits.fraction * static_cast<double>(unit.nanoseconds) + 1e-6);
    if (sum > most) return invalid("invalid duration", text);
  }
  if (negative) return static_cast<std::int64_t>(0 - sum);
  if (sum > most - 1) return invalid("invalid duration", text);
  return static_cast<std::int64_t>(sum);
}

}  // namespace rummage::helm
