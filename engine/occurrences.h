#pragma once

#include "engine/run.h"
#include "engine/state.h"

namespace rummage::engine {

/// One occurrence for each sighting of at least medium confidence: what sharing judges.
std::vector<findings::Occurrence> make_occurrences(const Run& run, const State& state);

}  // namespace rummage::engine
