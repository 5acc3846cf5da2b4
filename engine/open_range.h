#pragma once

#include "base/result.h"
#include "engine/state.h"

namespace rummage::engine {

/// Opens `base..head`: HEAD's tree in scope, the commits between and what they bring, and the merge base as the base of
/// the comparison. An empty base is told from the variables of CI systems, else it is the remote's main branch.
/// Errors: an unknown revision; no common ancestor.
Status open_range(State& state);

}  // namespace rummage::engine
