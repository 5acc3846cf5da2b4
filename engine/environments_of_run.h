#pragma once

#include "engine/run.h"
#include "engine/state.h"

namespace rummage::engine {

/// Reads what delivers what where (Argo CD, Flux, helmfile, CI), and with it and the configuration says which
/// environment each site is in.
void settle_environments(Run& run, State& state);

}  // namespace rummage::engine
