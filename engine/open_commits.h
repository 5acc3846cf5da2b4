#pragma once

#include "base/result.h"
#include "engine/state.h"
#include "git/store/revision.h"

namespace rummage::engine {

/// Whether the scope's history is a part of the repository's only: a range, a commit since which, branches.
bool limits_history(const Scope& scope);

/// Finds the commits that such a scope means, what they bring, and the tags that name one of them: fills
/// `only_commits`, `only_objects`, `only_counts`, `whole_range` and `scope_note`. Errors: an unknown revision (usage;
/// git/shallow where the history is cut off).
Status limit_history(State& state);

/// Of the history only these commits and what they bring: fills `only_commits`, `only_objects` and `only_counts`, and
/// notes which cannot be read.
void limit_to(State& state, const git::store::CommitRange& range);

}  // namespace rummage::engine
