#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace rummage::engine {

/// `rummage render --template-cases`: helm::template_cases, for the command line.
Result<std::string> template_cases(std::string_view lines, int helm);

}  // namespace rummage::engine
