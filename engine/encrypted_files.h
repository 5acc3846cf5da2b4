#pragma once

#include "engine/run.h"
#include "engine/state.h"

namespace rummage::engine {

/// YAML files that a .sops.yaml of the tree wants encrypted and that are in clear become drafts; what is no manifest is
/// read here. The nearest .sops.yaml above a file decides, as for sops itself.
void judge_encrypted_files(Run& run, State& state);

}  // namespace rummage::engine
