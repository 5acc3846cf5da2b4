#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "access/graph.h"
#include "findings/draft.h"
#include "findings/occurrence.h"
#include "findings/rule.h"

namespace rummage::policies::sharing {

/// What the user's configuration lets pass.
struct Options {
  std::vector<std::pair<std::string, std::string>> allowed;  ///< pairs of environments that may share, either way round
};

/// Judges which environments share a credential: at most one draft for each occurrence, the other places of the same
/// credential as related. Pure; drafts stand in the order of the occurrences. Rules: sharing/prod-nonprod,
/// sharing/environments, sharing/inherited, sharing/history-live.
std::vector<findings::Draft> judge_sharing(std::span<const findings::Occurrence> occurrences,
                                           const findings::Catalogue& rules, const Options& options = {});

/// Judges who else can read a literal: for each live occurrence in a Secret or ConfigMap of this graph's environment,
/// one draft (sharing/literal-readable) when a role lets somebody read that object over the API, with those subjects as
/// related. `occurrences`: of that environment. Built-in administrators are no news and do not count.
std::vector<findings::Draft> judge_readers(std::span<const findings::Occurrence> occurrences,
                                           const access::Graph& graph, const findings::Catalogue& rules);

}  // namespace rummage::policies::sharing
