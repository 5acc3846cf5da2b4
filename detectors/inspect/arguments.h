#pragma once

#include "detectors/inspect/scope.h"
#include "yaml/node.h"

namespace rummage::detectors {

/// Judges a list of command line arguments: `--password=x`, `--token x` in one item or two, `-Dkey=x`, `--set a.b=x`,
/// `key=x`, and scripts, line by line.
void inspect_arguments(Scope& scope, yaml::Node list);

}  // namespace rummage::detectors
