#pragma once

#include <string>

namespace rummage::test {

/// Counts the running test case as skipped and prints why. Return from the case right after.
void skip_case(const std::string& reason);

}  // namespace rummage::test
