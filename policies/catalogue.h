#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "findings/draft.h"
#include "policies/input.h"
#include "policies/reporter.h"

namespace rummage::policies {

/// One check: judges an environment and reports under one rule or several. Pure, thread-safe.
struct Check {
  std::string_view name;  ///< for timings
  void (*judge)(const Input& input, Reporter& reporter) = nullptr;
};

/// Every check, in the order they run: one explicit list.
std::span<const Check> checks();

/// Runs all checks on one environment. The same input gives the same drafts in the same order.
std::vector<findings::Draft> judge(const Input& input);

}  // namespace rummage::policies
