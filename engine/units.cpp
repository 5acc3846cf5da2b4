#include "engine/units.h"

#include <algorithm>

#include "tree/path.h"

namespace rummage::engine {
namespace {

std::string joined(std::string_view folder, std::string_view name) {
  return folder.empty() ? std::string(name) : std::string(folder) + "/" + std::string(name);
}

void add_chart(const helm::Chart& chart, std::uint32_t mount, const std::string& prefix, std::vector<Unit>& units) {
  Unit unit;
  unit.mount = mount;
  unit.root = chart.root;
  unit.name = prefix + helm::unit_name(chart, nullptr);
  unit.anchor = prefix + joined(chart.root, "Chart.yaml");
  unit.defaults = std::any_of(chart.layers.begin(), chart.layers.end(),
                              [](const helm::ValuesLayer& layer) { return layer.kind == helm::LayerKind::named; });
  units.push_back(unit);
  unit.defaults = false;
  for (const helm::ValuesLayer& layer : chart.layers) {
    if (layer.kind == helm::LayerKind::defaults) continue;
    unit.values = {layer.path};
    unit.name = prefix + helm::unit_name(chart, &layer);
    unit.anchor = prefix + layer.path;
    units.push_back(unit);
  }
}

void add_kustomization(const kustomize::Kustomization& root, std::uint32_t mount, const std::string& prefix,
                       std::vector<Unit>& units) {
  Unit unit;
  unit.kind = Unit::Kind::kustomization;
  unit.mount = mount;
  unit.root = root.root;
  unit.name = prefix + (root.root.empty() ? "." : root.root);
  unit.anchor = prefix + root.file;
  units.push_back(std::move(unit));
}

// The chart's own values.yaml is always the first layer.
std::vector<std::string> layers_of(const delivery::Binding& binding) {
  std::vector<std::string> layers;
  for (const delivery::NamedPath& values : binding.values)
    if (!values.path.empty() && !(layers.empty() && values.path == joined(binding.unit.path, "values.yaml")))
      layers.push_back(values.path);
  return layers;
}

std::string names_of(const Unit& unit) {
  std::string names;
  for (const std::string& path : unit.values) {
    const bool own = tree::is_below(path, unit.root) && !unit.root.empty();
    names += (names.empty() ? "" : ", ") + (own ? path.substr(unit.root.size() + 1) : path);
  }
  return names;
}

}  // namespace

std::vector<Unit> units_of(const helm::Charts& charts, const kustomize::Kustomizations& kustomizations,
                           std::uint32_t mount, const std::string& prefix) {
  std::vector<Unit> units;
  for (const helm::Chart& chart : charts.all()) add_chart(chart, mount, prefix, units);
  for (const kustomize::Kustomization* root : kustomizations.roots())
    if (!root->component) add_kustomization(*root, mount, prefix, units);
  return units;
}

bool stands_alone(const Unit& unit, const environments::Environment& environment) {
  const bool in_environment = environment.known() && environment.environment_class != environments::Class::ci;
  return unit.kind == Unit::Kind::chart && unit.release.empty() && (unit.defaults || !in_environment);
}

std::vector<std::size_t> take_deliveries(const std::vector<delivery::Binding>& bindings,
                                         const std::vector<std::string>& charts, std::uint32_t mount,
                                         const std::string& prefix, std::vector<Unit>& units) {
  std::vector<std::size_t> changed;
  for (const delivery::Binding& binding : bindings) {
    if (!std::binary_search(charts.begin(), charts.end(), binding.unit.path)) continue;
    Unit unit;
    unit.mount = mount;
    unit.root = binding.unit.path;
    unit.values = layers_of(binding);
    unit.release = binding.release.empty() ? binding.name : binding.release;
    unit.ns = binding.ns;
    const auto alike = [&](const Unit& other) {
      return other.kind == unit.kind && other.mount == mount && other.root == unit.root && other.values == unit.values;
    };
    if (std::any_of(units.begin(), units.end(), [&](const Unit& other) {
          return alike(other) && other.release == unit.release && other.ns == unit.ns;
        }))
      continue;
    const auto known = std::find_if(units.begin(), units.end(),
                                    [&](const Unit& other) { return alike(other) && other.release.empty(); });
    if (known != units.end()) {
      known->release = unit.release;
      known->ns = unit.ns;
      changed.push_back(static_cast<std::size_t>(known - units.begin()));
      continue;
    }
    unit.name = prefix + (unit.root.empty() ? "." : unit.root) +
                (unit.values.empty() ? " (" + unit.release + ")" : " (" + names_of(unit) + ")");
    unit.anchor = unit.values.empty() ? binding.file : prefix + unit.values.back();
    changed.push_back(units.size());
    units.push_back(std::move(unit));
  }
  return changed;
}

}  // namespace rummage::engine
