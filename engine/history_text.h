#pragma once

#include "engine/run.h"
#include "engine/state.h"

namespace rummage::engine {

/// Fills in what history says of a finding: commit, dates, refs, whether HEAD still has it there.
void describe_history(const git::history::AttributedPlace& place, findings::Finding& finding);

/// The same for a finding in a commit or tag object itself (its path names the object).
void describe_object(const State& state, const ContentHits& content, findings::Finding& finding);

/// Sets `status` of findings that stand in no tree in scope: live, replaced or removed (contract, section 3).
void set_status(const Run& run, const State& state, std::vector<findings::Finding>& findings);

}  // namespace rummage::engine
