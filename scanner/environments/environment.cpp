#include "environments/environment.h"

#include <array>

namespace rummage::environments {
namespace {

constexpr std::array<const char*, 6> class_names{"unknown", "ci", "dev", "test", "stage", "prod"};

}  // namespace

const char* name(Class environment_class) {
  return class_names[static_cast<std::size_t>(environment_class)];
}

std::optional<Class> class_from(std::string_view name) {
  for (std::size_t i = 1; i < class_names.size(); ++i)
    if (name == class_names[i]) return static_cast<Class>(i);
  return std::nullopt;
}

}  // namespace rummage::environments
