#include "helm/functions/go_duration.h"

namespace rummage::helm {
namespace {

constexpr std::uint64_t second = 1'000'000'000;

// `count` units of 10^-`digits` as a decimal fraction without zeros at its end.
std::string decimal(std::uint64_t count, int digits) {
  std::uint64_t scale = 1;
  for (int i = 0; i < digits; ++i) scale *= 10;
  std::string out = std::to_string(count / scale);
  std::uint64_t rest = count % scale;
  if (rest == 0) return out;
  std::string fraction = std::to_string(rest + scale).substr(1);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return out + "." + fraction;
}

}  // namespace

std::string go_duration(std::int64_t nanoseconds) {
  if (nanoseconds == 0) return "0s";
  const bool negative = nanoseconds < 0;
  const auto bits = static_cast<std::uint64_t>(nanoseconds);
  const std::uint64_t size = negative ? 0 - bits : bits;
  std::string out = negative ? "-" : "";
  if (size < 1000) return out + std::to_string(size) + "ns";
  if (size < 1'000'000) return out + decimal(size, 3) + "\u00b5s";
  if (size < second) return out + decimal(size, 6) + "ms";
  const std::uint64_t minutes = size / second / 60, hours = minutes / 60;
  if (hours > 0) out += std::to_string(hours) + "h";
  if (minutes > 0) out += std::to_string(minutes % 60) + "m";
  return out + decimal(size % (60 * second), 9) + "s";
}

}  // namespace rummage::helm
