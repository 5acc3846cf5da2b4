#pragma once

#include <string>
#include <vector>

#include "engine/engine.h"
#include "engine/run.h"
#include "engine/state.h"

namespace rummage::engine {

/// Runs every stage on `state`, in order. Appends to `times` what each took, and to `dump` what the stage `dump_after`
/// passed on. Stops at the run's deadline with a notice.
void run_stages(Run& run, State& state, std::vector<StageTime>& times, const std::string& dump_after,
                std::string& dump);

}  // namespace rummage::engine
