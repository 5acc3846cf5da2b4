#pragma once

#include <deque>
#include <string>
#include <vector>

#include "helm/chart/loaded_chart.h"
#include "helm/value/heap.h"

namespace rummage::helm {

/// A declared dependency of a unit's chart: `name` becomes the alias once dependencies are processed.
struct UnitDependency {
  const Dependency* declared = nullptr;
  std::string name;
  bool enabled = false;
};

/// The part of the metadata that differs between the charts of a unit.
struct UnitMetadata {
  std::string name;                           ///< the alias, when there is one
  bool renamed = false;                       ///< `name` is an alias
  bool has_dependencies = false;              ///< false: Go's nil slice
  std::vector<UnitDependency*> dependencies;  ///< those that are not disabled; may be shared, as in Helm 3
};

/// A chart in a unit: after conditions, tags and aliases. One thread; lives as long as the unit's UnitCharts.
struct UnitChart {
  const LoadedChart* loaded = nullptr;
  UnitMetadata* metadata = nullptr;
  UnitChart* parent = nullptr;  ///< null: the root
  std::vector<UnitChart*> children;
  bool stands_in = false;  ///< put in place of a missing dependency: any version will do
  Map* values = nullptr;   ///< the chart's defaults, imported values among them; null: it has none

  const std::string& name() const { return metadata->name; }
  bool is_root() const { return parent == nullptr; }
  bool is_library() const { return loaded->metadata.is_library(); }
  /// "shop/charts/db": how templates of it are named. Cut off 100 levels up.
  std::string full_path() const;
};

/// Owner of a unit's charts.
class UnitCharts {
 public:
  UnitChart* chart() { return &charts_.emplace_back(); }
  UnitMetadata* metadata() { return &metadata_.emplace_back(); }
  UnitDependency* dependency() { return &dependencies_.emplace_back(); }

 private:
  std::deque<UnitChart> charts_;
  std::deque<UnitMetadata> metadata_;
  std::deque<UnitDependency> dependencies_;
};

}  // namespace rummage::helm
