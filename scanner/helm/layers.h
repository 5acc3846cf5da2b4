#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "helm/charts.h"

namespace rummage::helm {

/// The layer that a path inside a chart is by its name, `path` left empty: values.yaml, values-X.yaml, values.X.yaml,
/// X-values.yaml, X.values.yaml, values/X.yaml, ci/X-values.yaml (also .yml). Nothing for other files.
std::optional<ValuesLayer> layer_of(std::string_view inner);

/// The defaults first, then by path.
void sort_layers(std::vector<ValuesLayer>& layers);

}  // namespace rummage::helm
