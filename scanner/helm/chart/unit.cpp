#include "helm/chart/unit.h"

#include <algorithm>

#include "helm/chart/gather.h"
#include "helm/chart/tables.h"
#include "helm/value/from_yaml.h"

namespace rummage::helm {
namespace {

constexpr int deepest = 30;

void declare(UnitCharts& charts, UnitChart& chart) {
  const Metadata& metadata = chart.loaded->metadata;
  chart.metadata = charts.metadata();
  chart.metadata->name = metadata.name.value;
  if (!metadata.dependencies) return;
  chart.metadata->has_dependencies = true;
  for (const Dependency& one : *metadata.dependencies) {
    UnitDependency* dependency = charts.dependency();
    *dependency = {&one, one.name.value, one.enabled};
    chart.metadata->dependencies.push_back(dependency);
  }
}

Result<Map*> default_values(Run& run, const LoadedChart& chart) {
  Map* values = run.heap.map();
  const ChartFile& file = chart.values.front();
  const Ground ground(file.begin.text, *file.bytes, sources::Origin::values_leaf);
  for (const yaml::Document& document : chart.values_documents) {
    Result<Value> read = from_yaml(run.heap, run.sources, run.recording, document.root, ground);
    if (!read) return read.take_error();
    if (Map* map = table(*read); map != nullptr)
      values = values->size() == 0 ? map : laid_over(run.heap, *values, *map);
  }
  return values;
}

Status add_values(Run& run, UnitChart& chart) {
  if (chart.loaded->values.empty()) return Done{};
  Result<Map*> values = default_values(run, *chart.loaded);
  if (values) {
    chart.values = *values;
    return Done{};
  }
  if (!run.lenient) return Error{"helm/invalid-values", values.error().message, values.error().span, nullptr};
  run.notices.push_back(chart_notice("helm/invalid-values", values.error().message, chart.loaded->values.front().path));
  return Done{};
}

Result<UnitChart*> make(Run& run, UnitCharts& charts, const LoadedChart& loaded, UnitChart* parent, int depth) {
  UnitChart* chart = charts.chart();
  chart->loaded = &loaded;
  chart->parent = parent;
  declare(charts, *chart);
  if (Status done = add_values(run, *chart); !done) return done.take_error();
  for (const auto& child : loaded.children) {
    if (depth >= deepest) break;
    Result<UnitChart*> made = make(run, charts, *child, chart, depth + 1);
    if (!made) return made;
    chart->children.push_back(*made);
  }
  return chart;
}

bool is_inside(const UnitChart* chart, std::string_view root) {
  for (; chart != nullptr; chart = chart->parent)
    if (chart->loaded->root == root) return true;
  return false;
}

Status stand_in(Run& run, UnitCharts& charts, UnitChart& chart, const LoadStandin& load, int depth) {
  if (depth > deepest) return Done{};
  for (const UnitDependency* one : chart.metadata->dependencies) {
    const auto there = std::find_if(chart.children.begin(), chart.children.end(),
                                    [one](const UnitChart* child) { return child->name() == one->name; });
    if (there != chart.children.end()) continue;
    const LoadedChart* loaded = load(*one->declared, *chart.loaded);
    if (loaded == nullptr || is_inside(&chart, loaded->root)) continue;
    Result<UnitChart*> made = make(run, charts, *loaded, &chart, depth + 1);
    if (!made) return made.take_error();
    (*made)->stands_in = true;
    chart.children.push_back(*made);
  }
  for (UnitChart* child : chart.children)
    if (Status done = stand_in(run, charts, *child, load, depth + 1); !done) return done;
  return Done{};
}

}  // namespace

Result<UnitChart*> make_unit(Run& run, UnitCharts& charts, const LoadedChart& loaded) {
  return make(run, charts, loaded, nullptr, 0);
}

Status add_standins(Run& run, UnitCharts& charts, UnitChart& root, const LoadStandin& load) {
  return stand_in(run, charts, root, load, 0);
}

}  // namespace rummage::helm
