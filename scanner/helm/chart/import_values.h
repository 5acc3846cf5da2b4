#pragma once

#include "helm/chart/coalesce.h"
#include "helm/chart/unit_chart.h"

namespace rummage::helm {

/// Takes values of children over into their parents as import-values says, from the leaves of the tree of charts
/// upwards. A chart that declares dependencies has the values of its children among its defaults afterwards.
Status import_values(Run& run, UnitChart& root, const CoalesceWarning& warn);

}  // namespace rummage::helm
