#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "findings/finding.h"

namespace rummage::triage {

/// How much an environment matters: ci 0, dev 1, test 2, stage 3, prod 4; by environment name. One that is not there
/// counts as 0.
using EnvironmentRanks = std::map<std::string, int>;

/// Makes fresh findings of `head` known that `base` has (contract, section 1, "Gate and hook"): fingerprint and
/// credential are the base's; or the credential stood at a place that head no longer has, one new place for each such
/// old one, and its environment's rank does not rise. Both come from one run, so that credentials compare. Gives how
/// many became known.
std::size_t mark_known(std::vector<findings::Finding>& head, const std::vector<findings::Finding>& base,
                       const EnvironmentRanks& ranks);

}  // namespace rummage::triage
