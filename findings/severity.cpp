#include "findings/severity.h"

#include <array>

namespace rummage::findings {
namespace {

constexpr std::array severity_names = {"low", "medium", "high", "critical"};
constexpr std::array confidence_names = {"low", "medium", "high"};

template <class Enum, std::size_t n>
std::optional<Enum> by_name(const std::array<const char*, n>& names, std::string_view wanted) {
  for (std::size_t i = 0; i < n; ++i)
    if (names[i] == wanted) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

const char* name(Severity severity) {
  return severity_names[static_cast<std::size_t>(severity)];
}
const char* name(Confidence confidence) {
  return confidence_names[static_cast<std::size_t>(confidence)];
}
std::optional<Severity> severity_from(std::string_view name) {
  return by_name<Severity>(severity_names, name);
}
std::optional<Confidence> confidence_from(std::string_view name) {
  return by_name<Confidence>(confidence_names, name);
}

}  // namespace rummage::findings
