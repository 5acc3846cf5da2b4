#include "engine/units.h"

#include <algorithm>

#include "environments/resolver.h"
#include "tree/path.h"

namespace rummage::engine {
namespace {

std::string joined(std::string_view folder, std::string_view name) {
  return folder.empty() ? std::string(name) : std::string(folder) + "/" + std::string(name);
}

std::string named(const std::string& prefix, const std::string& root) {
  return prefix + (root.empty() ? "." : root);
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
  unit.name = named(prefix, root.root);
  unit.anchor = prefix + root.file;
  units.push_back(std::move(unit));
}

// Layers of a binding. The chart's own values.yaml is the first one, unless they replace it.
void take_values(const delivery::Binding& binding, Unit& unit) {
  unit.inline_values = binding.inline_values;
  auto own = unit.inline_values.begin();
  for (std::size_t i = 0; i <= binding.values.size(); ++i) {
    for (; own != unit.inline_values.end() && own->after <= i; ++own)
      own->after = static_cast<std::uint32_t>(unit.values.size());
    if (i == binding.values.size()) break;
    const std::string& path = binding.values[i].path;
    const bool first = unit.values.empty() && unit.inline_values.begin() == own;
    const bool listed = first && path == joined(unit.root, "values.yaml");
    if (i == 0) unit.replaces_defaults = binding.replaces_defaults && !listed;
    if (!path.empty() && !listed) unit.values.push_back(path);
  }
}

std::string names_of(const Unit& unit) {
  std::string names;
  for (const std::string& path : unit.values) {
    const bool own = tree::is_below(path, unit.root) && !unit.root.empty();
    names += (names.empty() ? "" : ", ") + (own ? path.substr(unit.root.size() + 1) : path);
  }
  return names;
}

Unit delivered(const delivery::Binding& binding, std::uint32_t mount, const std::string& prefix) {
  Unit unit;
  unit.mount = mount;
  unit.root = binding.unit.path;
  unit.release = binding.release.empty() ? binding.name : binding.release;
  unit.ns = binding.ns;
  take_values(binding, unit);
  const bool holds = !unit.inline_values.empty();
  std::string layers = names_of(unit);
  if (layers.empty() || holds) layers += (layers.empty() ? "" : ", ") + unit.release;
  unit.name = named(prefix, unit.root) + " (" + layers + ")";
  unit.anchor = holds || unit.values.empty() ? binding.file : prefix + unit.values.back();
  if (holds) unit.environment = environments::Resolver::of_binding(binding).environment;
  return unit;
}

// What is found with fewer layers is not what is installed.
void leave_to(const Unit& layered, std::vector<Unit>& units) {
  for (Unit& other : units)
    if (other.kind == layered.kind && other.mount == layered.mount && other.root == layered.root &&
        other.inline_values.empty() && (other.values.empty() || other.values == layered.values))
      other.defaults = true;
}

bool alike(const Unit& a, const Unit& b) {
  return a.kind == b.kind && a.mount == b.mount && a.root == b.root && a.values == b.values &&
         a.replaces_defaults == b.replaces_defaults && a.inline_values == b.inline_values;
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

void add_layers(const std::string& root, const std::vector<std::string>& files, std::uint32_t mount,
                const std::string& prefix, std::vector<Unit>& units) {
  Unit unit;
  unit.mount = mount;
  unit.root = root;
  for (const std::string& file : files)
    if (!unit.values.empty() || file != joined(root, "values.yaml")) unit.values.push_back(file);
  if (std::any_of(units.begin(), units.end(), [&](const Unit& other) { return alike(unit, other); })) return;
  unit.name = named(prefix, root) + " (" + names_of(unit) + ")";
  unit.anchor = prefix + unit.values.back();
  leave_to(unit, units);
  units.push_back(std::move(unit));
}

bool stands_alone(const Unit& unit, const environments::Environment& environment) {
  const bool in_environment = environment.known() && environment.environment_class != environments::Class::ci;
  return unit.kind == Unit::Kind::chart && unit.release.empty() && (unit.defaults || !in_environment);
}

std::vector<std::size_t> take_deliveries(const std::vector<delivery::Binding>& bindings,
                                         const std::vector<std::string>& charts, std::uint32_t mount,
                                         const std::string& prefix, bool rendered, std::vector<Unit>& units) {
  std::vector<std::size_t> changed;
  for (const delivery::Binding& binding : bindings) {
    if (binding.unit.written.empty()) continue;  // of a registry, or only an environment
    if (!std::binary_search(charts.begin(), charts.end(), binding.unit.path)) continue;
    Unit unit = delivered(binding, mount, prefix);
    if (std::any_of(units.begin(), units.end(), [&](const Unit& other) {
          return other.release == unit.release && other.ns == unit.ns && alike(unit, other) &&
                 (rendered || unit.inline_values.empty() || other.anchor == unit.anchor);
        }))
      continue;
    Unit as_layers = unit;  // what is found beside a chart is how it is delivered, and no second unit
    as_layers.replaces_defaults = false;
    const auto known = std::find_if(units.begin(), units.end(), [&](const Unit& other) {
      return other.release.empty() && other.inline_values.empty() && alike(as_layers, other);
    });
    if (known != units.end()) {
      known->replaces_defaults = unit.replaces_defaults;
      known->release = unit.release;
      known->ns = unit.ns;
      changed.push_back(static_cast<std::size_t>(known - units.begin()));
      continue;
    }
    if (!unit.inline_values.empty()) leave_to(unit, units);
    changed.push_back(units.size());
    units.push_back(std::move(unit));
  }
  return changed;
}

}  // namespace rummage::engine
