#pragma once

#include "yaml/builder.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// An entry of the deprecated helmChartInflationGenerator in the words of helmCharts and helmGlobals.
struct OldChart {
  yaml::Node chart, globals;
};
OldChart renewed(yaml::Builder& nodes, yaml::Node old);

}  // namespace rummage::kustomize
