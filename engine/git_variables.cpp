#include "engine/git_variables.h"

#include <cstdlib>

namespace rummage::engine {

git::store::Variables git_variables() {
  return git::store::Variables::from([](const char* name) { return std::getenv(name); });
}

}  // namespace rummage::engine
