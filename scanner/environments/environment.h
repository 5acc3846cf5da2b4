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

/// Where something runs. `name` is one spelling for all synonyms ("prod" of "production"), or the user's own.
struct Environment {
  std::string name;  ///< empty: unknown
  Class environment_class = Class::unknown;
  std::string cluster, region;  ///< empty: not said

  bool known() const { return !name.empty(); }
  auto operator<=>(const Environment&) const = default;
};

}  // namespace rummage::environments
