#pragma once

#include "base/result.h"
#include "helm/chart/coalesce.h"
#include "helm/chart/unit_chart.h"

namespace rummage::helm {

/// Helm's CheckDependencies: an error `helm/missing-dependency` that names what Chart.yaml declares and charts/ lacks.
Status check_dependencies(const UnitChart& root);

/// Helm's ProcessDependencies: aliases, conditions and tags decide which charts stay, then import-values are taken over
/// (pkg/chartutil/dependencies.go of 3.17.3, pkg/chart/v2/util of 4.1.4). `values`: the user's.
Status process_dependencies(Run& run, UnitCharts& charts, UnitChart& root, const Map& values,
                            const CoalesceWarning& warn);

/// True when `version` is allowed by `constraint`; false also when one of them is none.
bool is_compatible(std::string_view constraint, std::string_view version, int helm);

}  // namespace rummage::helm
