#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "engine/ignore.h"
#include "findings/finding.h"

namespace rummage::engine {

/// Adds an exception for each finding to `.rummage.yaml` in the current folder, which is made when it is not there.
/// Gives what to tell the user.
Result<std::string> write_exceptions(const IgnoreRequest& request, const std::vector<findings::Finding>& found);

/// `text` of a configuration with `entries` (YAML list items, indented by two) put first among its exceptions.
std::string with_exceptions(std::string text, const std::string& entries);

}  // namespace rummage::engine
