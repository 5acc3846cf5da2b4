#pragma once

#include "kustomize/building.h"

namespace rummage::kustomize {

/// Sorts the objects as `sortOptions` says: Kustomize's legacy order, one of its own making, or (fifo) not at all. An
/// absent node is the command line's default, the legacy order. Error "kustomize/sort". False: the build stops. Facts:
/// SortOrderTransformer of 5.7.
bool sort_objects(Building& building, Resources& resources, yaml::Node options);

}  // namespace rummage::kustomize
