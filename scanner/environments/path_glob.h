#pragma once

#include "base/path_glob.h"

namespace rummage::environments {

using rummage::path_matches;

}  // namespace rummage::environments
