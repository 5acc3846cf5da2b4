#pragma once

#include <cstdint>

#include "engine/run.h"
#include "engine/state.h"

namespace rummage::engine {

/// Renders the units from number `first` (from 1) on and adds their objects, notices and counts to the state. Units
/// that give up are notices; none of them stops another. The result does not depend on the number of threads.
void render_units(Run& run, State& state, std::uint32_t first);

}  // namespace rummage::engine
