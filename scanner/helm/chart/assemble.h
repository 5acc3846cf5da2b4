#pragma once

#include <string>

#include "helm/chart/gather.h"

namespace rummage::helm {

/// Makes a chart of its files: Chart.yaml first, then what each file is to it, then the charts in charts/. `root` is
/// the folder or archive as notices name it; `depth` counts charts inside charts.
Loaded assemble_chart(Gathered gathered, std::string root, sources::Sources& sources, const LoadOptions& options,
                      std::uint32_t depth);

}  // namespace rummage::helm
