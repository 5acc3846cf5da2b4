#pragma once

#include "git/store/variables.h"

namespace rummage::engine {

/// Git's variables as this process has them. Hooks and `git commit -a` depend on them.
git::store::Variables git_variables();

}  // namespace rummage::engine
