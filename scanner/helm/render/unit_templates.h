#pragma once

#include <string>
#include <vector>

#include "helm/chart/unit_chart.h"
#include "helm/template/run.h"
#include "helm/value/value.h"

namespace rummage::helm {

/// A template of a unit, with the top-level map that it is executed with (shared by the templates of one chart).
struct UnitTemplate {
  std::string name;  ///< "shop/charts/db/templates/a.yaml"
  const ChartFile* file = nullptr;
  Map* top = nullptr;
  std::string base_path;  ///< "shop/charts/db/templates"

  /// Partials (`_x.tpl`) are not rendered for themselves.
  bool is_partial() const;
  bool is_notes() const { return name.ends_with("NOTES.txt"); }
};

/// What is the same for all charts of a unit.
struct UnitTop {
  Value release, capabilities;
};

/// The templates of a chart and those below it, in the order in which Helm parses and executes them: deeper ones first,
/// then backwards by name. `values`: the root's final values. Of library charts only partials.
std::vector<UnitTemplate> unit_templates(Run& run, const UnitChart& root, Map* values, const UnitTop& top);

}  // namespace rummage::helm
