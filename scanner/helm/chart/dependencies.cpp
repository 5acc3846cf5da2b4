#include "helm/chart/dependencies.h"

#include <algorithm>
#include <set>

#include "helm/chart/import_values.h"
#include "helm/chart/tables.h"
#include "helm/chart/unicode_text.h"
#include "helm/functions/semver.h"

namespace rummage::helm {
namespace {

using Dependencies = std::vector<UnitDependency*>;

class Enabler {
 public:
  Enabler(Run& run, UnitCharts& charts, const CoalesceWarning& warn)
      : run_(run), charts_(charts), warn_(warn), coalescer_(run, warn) {}

  Status enable(UnitChart& chart, const Map& values, const std::string& path, int depth) {
    if (!chart.metadata->has_dependencies) return Done{};
    if (depth > 100) return Error{"helm/limit", "charts are nested too deep", {}, nullptr};
    set_children(chart, resolved(chart));
    for (UnitDependency* one : chart.metadata->dependencies) one->enabled = true;
    Result<Map*> all = coalescer_.coalesce(chart, &values);
    if (!all) return all.take_error();
    by_tags(chart.metadata->dependencies, **all);
    by_conditions(chart.metadata->dependencies, **all, path);
    const std::vector<UnitChart*> kept = without_disabled(chart);
    for (UnitChart* child : kept)
      if (Status done = enable(*child, **all, path + child->name() + ".", depth + 1); !done) return done;
    set_children(chart, kept);
    return Done{};
  }

 private:
  static void set_children(UnitChart& chart, std::vector<UnitChart*> children) {
    chart.children = std::move(children);
    for (UnitChart* child : chart.children) child->parent = &chart;
  }

  bool fits(const UnitChart& child, const UnitDependency& dependency) const {
    if (child.name() != dependency.name) return false;
    return child.stands_in ||
           is_compatible(dependency.declared->version.value, child.loaded->metadata.version.value, run_.helm);
  }

  // Charts that nobody declared, then one for each declaration, under its alias.
  std::vector<UnitChart*> resolved(UnitChart& chart) {
    const Dependencies& declared = chart.metadata->dependencies;
    std::vector<UnitChart*> out;
    for (UnitChart* child : chart.children) {
      const auto same = [&](const UnitDependency* one) { return fits(*child, *one); };
      if (std::none_of(declared.begin(), declared.end(), same)) out.push_back(child);
    }
    for (UnitDependency* one : declared) {
      if (UnitChart* found = aliased(chart.children, *one); found != nullptr) out.push_back(found);
      if (!one->declared->alias.empty()) one->name = one->declared->alias.value;
    }
    return out;
  }

  UnitChart* aliased(const std::vector<UnitChart*>& children, const UnitDependency& dependency) {
    const auto found = std::find_if(children.begin(), children.end(),
                                    [&](const UnitChart* child) { return fits(*child, dependency); });
    if (found == children.end()) return nullptr;
    UnitChart* copy = charts_.chart();
    *copy = **found;
    copy->metadata = charts_.metadata();
    *copy->metadata = *(*found)->metadata;
    if (run_.helm >= 4) unshare(*copy);
    if (!dependency.declared->alias.empty()) {
      copy->metadata->name = dependency.declared->alias.value;
      copy->metadata->renamed = true;
    }
    return copy;
  }

  // Helm 4 gives each alias its own dependencies; in Helm 3 two aliases of one chart share them.
  void unshare(UnitChart& chart) {
    for (UnitDependency*& one : chart.metadata->dependencies) {
      UnitDependency* copy = charts_.dependency();
      *copy = *one;
      one = copy;
    }
    std::vector<UnitChart*> children;
    for (const UnitChart* child : chart.children) {
      children.push_back(charts_.chart());
      *children.back() = *child;
    }
    set_children(chart, std::move(children));
  }

  void by_tags(const Dependencies& dependencies, Map& values) {
    Map* tags = table_at(&values, "tags");
    if (tags == nullptr) return;
    for (UnitDependency* one : dependencies) {
      bool on = false, off = false;
      for (const MetaText& tag : one->declared->tags) {
        const Slot* slot = tags->find(tag.value);
        if (slot == nullptr) continue;
        if (slot->value.type() != Type::boolean) {
          warn_("a tag is no boolean: " + tag.value);
        } else {
          (slot->value.as_bool() ? on : off) = true;
        }
      }
      one->enabled = on || !off;
    }
  }

  void by_conditions(const Dependencies& dependencies, Map& values, const std::string& path) {
    for (UnitDependency* one : dependencies) {
      std::string_view rest = trim_space(one->declared->condition.value);
      while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        const std::string_view condition = rest.substr(0, comma);
        rest = comma == rest.npos ? std::string_view() : rest.substr(comma + 1);
        if (!condition.empty() && decided(*one, values, path + std::string(condition))) break;
      }
    }
  }

  bool decided(UnitDependency& dependency, Map& values, const std::string& path) {
    const std::optional<Value> value = value_at(&values, path);
    if (!value) return false;
    if (value->type() == Type::boolean) {
      dependency.enabled = value->as_bool();
      return true;
    }
    warn_("a condition is no boolean: " + path);
    return false;
  }

  std::vector<UnitChart*> without_disabled(UnitChart& chart) {
    std::set<std::string_view> removed;
    for (const UnitDependency* one : chart.metadata->dependencies)
      if (!one->enabled) removed.insert(one->name);
    std::vector<UnitChart*> kept;
    for (UnitChart* child : chart.children)
      if (!removed.contains(child->name())) kept.push_back(child);
    Dependencies still;
    for (UnitDependency* one : chart.metadata->dependencies)
      if (!removed.contains(one->name)) still.push_back(one);
    // The metadata gives up the disabled ones after its children are done; nothing in between looks at them.
    chart.metadata->dependencies = std::move(still);
    chart.metadata->has_dependencies = !chart.metadata->dependencies.empty();
    return kept;
  }

  Run& run_;
  UnitCharts& charts_;
  const CoalesceWarning& warn_;
  Coalescer coalescer_;
};

}  // namespace

bool is_compatible(std::string_view constraint, std::string_view version, int helm) {
  const std::optional<Version> parsed = parse_version(version);
  const auto range = VersionConstraint::parse(constraint, helm);
  return parsed && range && range->allows(*parsed);
}

Status check_dependencies(const UnitChart& root) {
  std::string missing;
  for (const UnitDependency* one : root.metadata->dependencies) {
    const auto found = std::find_if(root.children.begin(), root.children.end(),
                                    [one](const UnitChart* child) { return child->name() == one->name; });
    if (found == root.children.end()) missing += (missing.empty() ? "" : ", ") + one->name;
  }
  if (missing.empty()) return Done{};
  return Error{
      "helm/missing-dependency", "found in Chart.yaml, but missing in charts/ directory: " + missing, {}, nullptr};
}

Status process_dependencies(Run& run, UnitCharts& charts, UnitChart& root, const Map& values,
                            const CoalesceWarning& warn) {
  if (Status done = Enabler(run, charts, warn).enable(root, values, "", 0); !done) return done;
  return import_values(run, root, warn);
}

}  // namespace rummage::helm
