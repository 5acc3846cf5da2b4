#include "helm/functions/arithmetic.h"

#include <cmath>
#include <limits>

namespace rummage::helm {

std::uint64_t count_until(std::int64_t start, std::int64_t stop, std::int64_t step) {
  const bool down = stop < start;
  if (down ? step >= 0 : step <= 0) return 0;
  const auto from = static_cast<std::uint64_t>(start), to = static_cast<std::uint64_t>(stop);
  const std::uint64_t distance = down ? from - to : to - from;
  const std::uint64_t width = down ? 0 - static_cast<std::uint64_t>(step) : static_cast<std::uint64_t>(step);
  return distance / width + (distance % width != 0 ? 1 : 0);
}

double power_of_ten(double exponent) {
  constexpr double bound = 400;
  if (exponent > bound) return std::numeric_limits<double>::infinity();
  if (exponent < -bound) return 0;
  int scale = 0, square_scale = 0;
  double mantissa = 1, square = std::frexp(10.0, &square_scale);
  for (int left = static_cast<int>(std::fabs(exponent)); left != 0; left >>= 1) {
    if ((left & 1) != 0) {
      mantissa *= square;
      scale += square_scale;
    }
    square *= square;
    square_scale *= 2;
    if (square < .5) {
      square += square;
      --square_scale;
    }
  }
  if (exponent >= 0) return std::ldexp(mantissa, scale);
  return std::ldexp(1 / mantissa, -scale);
}

double go_max(double a, double b) {
  if (std::isinf(a) && a > 0) return a;
  if (std::isinf(b) && b > 0) return b;
  if (std::isnan(a) || std::isnan(b)) return std::numeric_limits<double>::quiet_NaN();
  if (a == 0 && b == 0) return std::signbit(a) ? b : a;
  return a > b ? a : b;
}

double go_min(double a, double b) {
  if (std::isinf(a) && a < 0) return a;
  if (std::isinf(b) && b < 0) return b;
  if (std::isnan(a) || std::isnan(b)) return std::numeric_limits<double>::quiet_NaN();
  if (a == 0 && b == 0) return std::signbit(a) ? a : b;
  return a < b ? a : b;
}

}  // namespace rummage::helm
