#pragma once

#include "kustomize/accumulator.h"
#include "kustomize/loader.h"

namespace rummage::kustomize {

/// Adds the objects of a chart, an entry of helmCharts. Without an inflater, or when it fails: error "kustomize/chart"
/// (lenient: a notice). False: the build stops.
bool inflate_chart(Building& building, const Loader& loader, yaml::Node chart, yaml::Node globals,
                   Accumulator& objects);

}  // namespace rummage::kustomize
