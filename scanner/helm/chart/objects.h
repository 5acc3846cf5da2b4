#pragma once

#include <string_view>
#include <vector>

#include "helm/chart/loaded_chart.h"
#include "helm/chart/unit_chart.h"
#include "helm/template/run.h"
#include "helm/value/value.h"

namespace rummage::helm {

/// `.Release` of `helm template`: a map; its texts are `builtin`.
Value release_object(Run& run, std::string_view name, std::string_view name_space, bool is_upgrade);

/// `.Template`: a map of Name and BasePath.
Value template_object(Run& run, std::string_view name, std::string_view base_path);

/// `.Chart`: in Helm 3 a struct (an unknown field is an error), in Helm 4 a map with the same names. Texts come from
/// Chart.yaml (`file_content`). `chart` must outlive the run.
Value chart_object(Run& run, const UnitChart& chart);

/// `.Files`: names to bytes (`file_content`), with the methods of value/methods.h.
Value files_object(Run& run, const std::vector<ChartFile>& files);

}  // namespace rummage::helm
