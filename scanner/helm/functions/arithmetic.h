#pragma once

#include <cstdint>

/// Go's integer and float arithmetic where it differs from C++'s.
namespace rummage::helm {

/// Wrap around as Go's int64 does.
inline std::int64_t wrap_add(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}
inline std::int64_t wrap_subtract(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}
inline std::int64_t wrap_multiply(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(b));
}

/// Numbers that start, start + step ... gives before it reaches `stop` (not including it): Sprig's untilStep.
std::uint64_t count_until(std::int64_t start, std::int64_t stop, std::int64_t step);

/// math.Pow(10, exponent), computed as Go does (by squaring, so the last bit may differ from C's pow).
double power_of_ten(double exponent);

/// math.Max and math.Min: NaN wins, 0 is above -0.
double go_max(double a, double b);
double go_min(double a, double b);

}  // namespace rummage::helm
