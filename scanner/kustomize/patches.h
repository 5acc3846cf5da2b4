#pragma once

#include "kustomize/accumulator.h"
#include "kustomize/loader.h"

namespace rummage::kustomize {

// The patches of a kustomization's fields; also what the transformers PatchTransformer, PatchJson6902Transformer and
// PatchStrategicMergeTransformer are configured with. Lenient: a patch that cannot be read, finds no object or does not
// fit is a notice. Errors (strict): "kustomize/patch" and those of Loader::load. All give false when the build stops.

/// The list `patches` of {path or patch, target, options}.
bool apply_patches(Building& building, const Loader& loader, Accumulator& objects, yaml::Node patches);
/// The list `patchesStrategicMerge` of paths and texts.
bool apply_strategic_patches(Building& building, const Loader& loader, Accumulator& objects, yaml::Node patches);
/// The list `patchesJson6902`; `operations`: the key of an inline text.
bool apply_json_patches(Building& building, const Loader& loader, Accumulator& objects, yaml::Node patches,
                        const char* operations = "patch");

}  // namespace rummage::kustomize
