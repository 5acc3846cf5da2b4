#pragma once

#include <string>
#include <vector>

#include "engine/state.h"
#include "git/history/introduced.h"

namespace rummage::engine {

/// The paths to which one of these changes brings a credential: its blob holds it, and none of the blobs that stood
/// there before. All of these contents must have been matched (`state.contents`). Sorted.
std::vector<std::string> brought_paths(const State& state, const std::vector<git::history::Change>& changes);

}  // namespace rummage::engine
