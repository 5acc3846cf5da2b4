#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rummage::environments {

/// How close to production, in rising order. `unknown`: nothing, or a tie, speaks for any.
enum class Class : std::uint8_t { unknown, ci, dev, test, stage, prod };

const char* name(Class environment_class);  ///< "unknown", "ci", "dev", "test", "stage", "prod"
/// The class with this name; nothing for other texts, "unknown" among them.
std::optional<Class> class_from(std::string_view name);

/// Which of several environments speaks for a place that all of them use: the one with the largest number, the class
/// closest to production. What belongs to no environment comes before a chart's own checks (`ci`), which nobody runs.
constexpr int closeness(Class environment_class) {
  return environment_class == Class::ci ? -1 : static_cast<int>(environment_class);
}

/// Where something runs. `name` is one spelling for all synonyms ("prod" of "production"), or the user's own.
struct Environment {
  std::string name;  ///< empty: unknown
  Class environment_class = Class::unknown;
  std::string cluster, region;  ///< empty: not said

  bool known() const { return !name.empty(); }
  auto operator<=>(const Environment&) const = default;
};

}  // namespace rummage::environments
