#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "helm/chart/unit_chart.h"
#include "helm/template/run.h"

/// How Helm lays a chart's values over those of the charts below it (pkg/chartutil/coalesce.go of 3.17.3,
/// pkg/chart/common/util/coalesce.go of 4.1.4). What is overridden stays as a shadow.
namespace rummage::helm {

/// Told of values that do not fit together (a table where there is none): a message without values.
using CoalesceWarning = std::function<void(const std::string& message)>;

class Coalescer {
 public:
  /// In a lenient run a scalar in place of a subchart's table is replaced by an empty one, with a warning.
  Coalescer(Run& run, CoalesceWarning warn) : run_(run), warn_(std::move(warn)) {}

  /// CoalesceValues: a copy of `values` (null: none) over the defaults of `chart` and its children; null deletes.
  /// Error `helm/values-mismatch`.
  Result<Map*> coalesce(UnitChart& chart, const Map* values) { return copied(chart, values, false); }
  /// MergeValues: the same, null stays.
  Result<Map*> merge(UnitChart& chart, const Map* values) { return copied(chart, values, true); }

  /// CoalesceTables and MergeTables: `under` fills what `over` lacks; both may change.
  void lay_tables(Map& over, Map& under, bool merge) { tables(over, under, merge, 0); }

 private:
  Result<Map*> copied(UnitChart& chart, const Map* values, bool merge);
  Status chart_values(UnitChart& chart, Map& into, bool merge, int depth);
  void defaults(UnitChart& chart, Map& into, bool merge);
  Status children(UnitChart& chart, Map& into, bool merge, int depth);
  void globals(Map& into, const Map& from);
  void global(Map& into, const Slot& slot);
  void tables(Map& over, Map& under, bool merge, int depth);

  Run& run_;
  CoalesceWarning warn_;
};

}  // namespace rummage::helm
