#pragma once

#include "base/result.h"
#include "engine/state.h"
#include "tree/limits.h"

namespace rummage::engine {

/// Opens what the scope names: repository, objects, refs, trees, and for a comparison its base. What is special about
/// the repository (shallow, partial, bare) becomes notices. Errors (exit code 2): a path that is not there, no
/// repository where one is needed, an unknown revision.
Status open_scope(State& state);

}  // namespace rummage::engine
