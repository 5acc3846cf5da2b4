#pragma once

#include "base/result.h"
#include "helm/chart/unit_chart.h"
#include "helm/value/heap.h"

namespace rummage::helm {

/// Checks the final values of a chart and those of its children against their values.schema.json. Error `helm/schema`
/// says where the first values do not fit, or that a schema is none; values are never in it.
Status validate_values(const UnitChart& root, const Map& values, int helm);

}  // namespace rummage::helm
