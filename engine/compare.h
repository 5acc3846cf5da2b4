#pragma once

#include "engine/run.h"
#include "engine/state.h"

namespace rummage::engine {

/// Scans the base of a comparison, sharing the run's credentials: its tree, of an index the paths that changed. Fills
/// in `base_findings` and `base_notices`. Nothing happens when there is no base, or when the head has neither a finding
/// nor a notice that would be judged by it. Comes after the head's findings are placed.
void scan_base(Run& run, State& state);

/// What the base could read and the head cannot becomes an error: no change may pass by breaking what is judged.
void tell_lost(State& state);

}  // namespace rummage::engine
