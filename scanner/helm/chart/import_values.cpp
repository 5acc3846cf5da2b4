#include "helm/chart/import_values.h"

#include "helm/chart/tables.h"

namespace rummage::helm {
namespace {

constexpr int deepest_chart = 100;

// Helm's pathToMap: "a.b" over {x} is {a: {b: {x}}}, "." is {x} itself.
Map* wrapped(Run& run, std::string_view path, Map* inner) {
  if (path == ".") return inner;
  for (;;) {
    const std::size_t dot = path.rfind('.');
    Map* outer = run.heap.map();
    outer->set(made_key(run, dot == path.npos ? path : path.substr(dot + 1)), Value::map(inner));
    inner = outer;
    if (dot == path.npos) return inner;
    path = path.substr(0, dot);
  }
}

Status take_over(Run& run, UnitChart& chart, const CoalesceWarning& warn) {
  if (!chart.metadata->has_dependencies) return Done{};
  Coalescer coalescer(run, warn);
  Result<Map*> all = coalescer.merge(chart, nullptr);
  if (!all) return all.take_error();
  Map* imported = run.heap.map();
  for (const UnitDependency* one : chart.metadata->dependencies) {
    for (const ImportValue& value : one->declared->import_values) {
      Map* from = table_at(*all, one->name + "." + value.child);
      if (from == nullptr) {
        warn("import-values names a table that the chart lacks: " + one->name);
      } else {
        coalescer.lay_tables(*imported, *wrapped(run, value.parent, from), true);
      }
    }
  }
  Map* own = run.heap.copy(Value::map(*all)).as_map();
  coalescer.lay_tables(*own, *imported, true);
  chart.values = own;
  return Done{};
}

Status import_from(Run& run, UnitChart& chart, const CoalesceWarning& warn, int depth) {
  if (depth > deepest_chart) return Error{"helm/limit", "charts are nested too deep", {}, nullptr};
  for (UnitChart* child : chart.children)
    if (Status done = import_from(run, *child, warn, depth + 1); !done) return done;
  return take_over(run, chart, warn);
}

}  // namespace

Status import_values(Run& run, UnitChart& root, const CoalesceWarning& warn) {
  return import_from(run, root, warn, 0);
}

}  // namespace rummage::helm
