#pragma once

#include "kustomize/accumulator.h"
#include "kustomize/kustomization_file.h"

namespace rummage::kustomize {

// All give false when the build stops.

/// What a kustomization comes to, joined to `objects`: resources, generators, components, then its transformers in
/// Kustomize's order. A component works on the objects that are there. Facts: api/internal/target of 5.7.
bool accumulate(Building& building, const Loader& loader, const KustomizationFile& file, Accumulator& objects);

/// Reads the objects of a list of files and folders.
bool accumulate_resources(Building& building, const Loader& loader, yaml::Node paths, Accumulator& objects);

/// Runs the transformers of the kustomization's fields and those that `transformers` names.
bool transform(Building& building, const Loader& loader, const KustomizationFile& file, Accumulator& objects);

/// Runs the generators of its fields and those that `generators` names.
bool generate_all(Building& building, const Loader& loader, const KustomizationFile& file, Accumulator& objects);

}  // namespace rummage::kustomize
