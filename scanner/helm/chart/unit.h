#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/result.h"
#include "helm/chart/unit_chart.h"
#include "helm/template/run.h"

namespace rummage::helm {

/// The charts of one unit, before dependencies are processed: every chart with its own defaults as values of the run.
/// `loaded` must outlive `charts`. Error `helm/invalid-values` (in a lenient run a notice, and no defaults).
Result<UnitChart*> make_unit(Run& run, UnitCharts& charts, const LoadedChart& loaded);

/// Loads a chart of the tree; null when it cannot be.
using LoadStandin = std::function<const LoadedChart*(const Dependency& missing, const LoadedChart& parent)>;

/// Puts a chart of the same tree in place of each declared one that charts/ lacks, down to the stand-ins' own. A chart
/// is never put below itself.
Status add_standins(Run& run, UnitCharts& charts, UnitChart& root, const LoadStandin& load);

}  // namespace rummage::helm
