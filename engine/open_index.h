#pragma once

#include "base/result.h"
#include "engine/state.h"

namespace rummage::engine {

/// Opens the index, restricted to what is staged as the scope asks, with HEAD's tree as the base of the comparison.
/// Files that are named and not all staged are opened in the worktree instead. Errors: the index or HEAD cannot be
/// read.
Status open_index(State& state);

}  // namespace rummage::engine
