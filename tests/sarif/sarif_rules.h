#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rummage::test {

/// What is wrong with a SARIF log by the rules that GitHub code scanning and the standard set (2.1.0): required
/// members, limits, indices that lead somewhere, addresses, regions. One line for each fault; empty: none.
std::vector<std::string> sarif_faults(std::string_view log);

}  // namespace rummage::test
