#pragma once

#include "kustomize/accumulator.h"
#include "kustomize/kustomization_file.h"

namespace rummage::kustomize {

/// What is done once, at the root: hash suffixes, references, vars, local objects dropped, order, build metadata.
/// False: the build stops.
bool finish(Building& building, const KustomizationFile& file, Accumulator& objects);

}  // namespace rummage::kustomize
