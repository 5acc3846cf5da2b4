#include "helm/functions/duration_methods.h"

#include <limits>

#include "helm/functions/function.h"
#include "helm/functions/go_duration.h"

namespace rummage::helm {
namespace {

constexpr std::int64_t second = 1'000'000'000;

std::int64_t unit_of(std::string_view name) {
  if (name == "Hours") return 3600 * second;
  if (name == "Minutes") return 60 * second;
  if (name == "Seconds") return second;
  if (name == "Milliseconds") return second / 1000;
  if (name == "Microseconds") return 1000;
  return name == "Nanoseconds" ? 1 : 0;
}

/// Whole units and the rest apart, as Go does it to keep digits.
double in_units(std::int64_t value, std::int64_t unit) {
  return static_cast<double>(value / unit) + static_cast<double>(value % unit) / static_cast<double>(unit);
}

}  // namespace

bool is_duration_method(std::string_view name) {
  return unit_of(name) != 0 || name == "String" || name == "Abs" || duration_parameters(name) == 1;
}

std::size_t duration_parameters(std::string_view name) {
  return name == "Round" || name == "Truncate" ? 1 : 0;
}

std::int64_t truncate_duration(std::int64_t value, std::int64_t unit) {
  return unit <= 0 ? value : value - value % unit;
}

std::int64_t round_duration(std::int64_t value, std::int64_t unit) {
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min(),
                         most = std::numeric_limits<std::int64_t>::max();
  if (unit <= 0) return value;
  std::int64_t rest = value % unit;
  if (value < 0) {
    rest = -rest;
    if (rest < unit - rest) return value + rest;
    const std::int64_t more = unit - rest;
    return value < least + more ? least : value - more;
  }
  if (rest < unit - rest) return value - rest;
  const std::int64_t more = unit - rest;
  return value > most - more ? most : value + more;
}

Result<Value> call_duration_method(Run& run, const Value& value, std::string_view name, std::span<const Value> args) {
  const std::int64_t count = value.as_int();
  if (duration_parameters(name) == 1) {
    if (args[0].type() != Type::duration) return failure("wrong type for value; expected time.Duration");
    const std::int64_t unit = args[0].as_int();
    return Value::integer(name == "Round" ? round_duration(count, unit) : truncate_duration(count, unit), value.text(),
                          Type::duration);
  }
  if (name == "Abs") return Value::integer(count < 0 ? -count : count, value.text(), Type::duration);
  if (name == "String") {
    sources::Builder out = run.builder();
    out.opaque(go_duration(count), sources::Origin::derived_exact, value.text());
    return Value::string(out.finish());
  }
  const std::int64_t unit = unit_of(name);
  if (unit >= 60 * second || unit == second) return Value::real(in_units(count, unit), value.text());
  return Value::integer(count / unit, value.text(), Type::int64);
}

}  // namespace rummage::helm
