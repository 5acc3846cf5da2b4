#include "helm/charts.h"

#include <algorithm>
#include <set>

#include "helm/layers.h"
#include "tree/path.h"

namespace rummage::helm {
namespace {

using Roots = std::set<std::string, std::less<>>;

std::string_view inside(std::string_view path, std::string_view root) {
  return root.empty() ? path : path.substr(root.size() + 1);
}

// A chart in another chart's charts/ folder is that chart's dependency and renders with it.
bool is_dependency(std::string_view root, const Roots& roots) {
  for (std::string_view at = root; !at.empty(); at = tree::parent(at)) {
    const std::string_view above = tree::parent(at);
    if (tree::base_name(above) != "charts" && above != "charts") continue;
    if (roots.contains(tree::parent(above))) return true;
  }
  return false;
}

bool is_packed_chart(std::string_view name) {
  return name.ends_with(".tgz") || name.ends_with(".tar.gz");
}

// "charts/x" or "charts/x.tgz" of the chart: the dependency a path inside it belongs to; empty: none.
std::string_view dependency_of(std::string_view inner) {
  if (!inner.starts_with("charts/")) return {};
  const std::size_t slash = inner.find('/', 7);
  if (slash != std::string_view::npos) return inner.substr(0, slash);
  return is_packed_chart(inner) ? inner : std::string_view();
}

void add_file(Chart& chart, std::string_view path) {
  const std::string_view inner = inside(path, chart.root);
  if (const std::string_view dependency = dependency_of(inner); !dependency.empty()) {
    std::string whole(path.substr(0, path.size() - inner.size() + dependency.size()));
    if (chart.dependencies.empty() || chart.dependencies.back() != whole)
      chart.dependencies.push_back(std::move(whole));
    return;
  }
  if (auto layer = layer_of(inner)) {
    layer->path = std::string(path);
    chart.layers.push_back(std::move(*layer));
  }
}

Roots roots_of(const tree::Listing& listing) {
  Roots roots;
  for (const tree::Entry& entry : listing.entries)
    if (tree::base_name(entry.path) == "Chart.yaml") roots.emplace(tree::parent(entry.path));
  return roots;
}

}  // namespace

Charts::Charts(std::vector<Chart> charts) : charts_(std::move(charts)) {
  std::sort(charts_.begin(), charts_.end(), [](const Chart& a, const Chart& b) { return a.root < b.root; });
  for (const Chart& chart : charts_) by_root_.emplace(chart.root, &chart);
}

const Chart* Charts::of(std::string_view path) const {
  std::string_view folder = path;
  while (!folder.empty()) {
    folder = tree::parent(folder);
    const auto found = by_root_.find(folder);
    if (found != by_root_.end()) return found->second;
  }
  return nullptr;
}

ChartRole Charts::role(std::string_view path) const {
  const Chart* chart = of(path);
  if (!chart) return ChartRole::none;
  std::string_view inner = inside(path, chart->root);
  while (inner.starts_with("charts/")) {
    const std::size_t slash = inner.find('/', 7);
    if (slash == std::string_view::npos) return ChartRole::other;
    inner = inner.substr(slash + 1);
  }
  if (inner == "Chart.yaml" || inner == "Chart.lock" || inner == "requirements.yaml" || inner == "requirements.lock" ||
      inner == "values.schema.json" || inner == ".helmignore")
    return ChartRole::metadata;
  if (inner.starts_with("templates/")) return ChartRole::template_text;
  if (inner.starts_with("crds/")) return ChartRole::crd;
  return layer_of(inner) ? ChartRole::values : ChartRole::other;
}

Charts find_charts(const tree::Listing& listing) {
  const Roots roots = roots_of(listing);
  std::vector<Chart> charts;
  for (const std::string& root : roots)
    if (!is_dependency(root, roots)) charts.push_back({root, {}, {}});
  Charts found(std::move(charts));
  std::vector<Chart> filled = found.all();
  for (const tree::Entry& entry : listing.entries)
    if (const Chart* chart = found.of(entry.path))
      add_file(filled[static_cast<std::size_t>(chart - found.all().data())], entry.path);
  for (Chart& chart : filled) sort_layers(chart.layers);
  return Charts(std::move(filled));
}

std::string unit_name(const Chart& chart, const ValuesLayer* layer) {
  const std::string root = chart.root.empty() ? "." : chart.root;
  if (!layer) return root;
  return root + " (" + std::string(inside(layer->path, chart.root)) + ")";
}

}  // namespace rummage::helm
