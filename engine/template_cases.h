#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace rummage::engine {

/// `rummage render --template-cases`: helm::TemplateCases, for the command line. `next` gives a line without its end,
/// false behind the last; `write` takes each answer. Error: of the first line that is not as it should be.
Status template_cases(int helm, const std::function<bool(std::string& line)>& next,
                      const std::function<void(std::string_view)>& write);

}  // namespace rummage::engine
