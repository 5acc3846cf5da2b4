#pragma once

#include <string>
#include <vector>

#include "engine/state.h"

namespace rummage::engine {

/// Adds to `units`, those found in one tree, the values layers that the configuration names for its charts
/// (`render.values`), and tells which of their files are not there. `charts`: folders of charts in the mount's tree.
void add_configured_units(State& state, std::uint32_t mount, const std::vector<std::string>& charts,
                          std::vector<Unit>& units);

}  // namespace rummage::engine
