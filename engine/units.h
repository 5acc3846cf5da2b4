#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "delivery/binding.h"
#include "environments/environment.h"
#include "helm/charts.h"
#include "kustomize/kustomizations.h"

namespace rummage::engine {

/// Something that is rendered to objects: a chart with one set of values, or a kustomization that people build.
struct Unit {
  enum class Kind : std::uint8_t { chart, kustomization };
  Kind kind = Kind::chart;
  std::uint32_t mount = 0;
  std::string root;                 ///< folder in the mount's tree
  std::vector<std::string> values;  ///< chart: values files in the mount's tree, in order; empty: its defaults
  bool replaces_defaults = false;   ///< chart: those files stand in place of its own values.yaml
  std::vector<delivery::InlineValues> inline_values;  ///< chart: that its deliverer holds, between and over the files
  std::string release, ns;                            ///< chart: from whoever delivers it; empty: Helm's defaults
  std::string name;                                   ///< as reports name it: "charts/shop (values-prod.yaml)"
  std::string anchor;      ///< path of the file that says which environment it is for, as reports name it
  std::uint32_t site = 0;  ///< number of the anchor's site
  environments::Environment environment;  ///< of one with inline values: what its deliverer says; else unknown
  bool defaults = false;  ///< a chart's own values, or files, while other layers over them are units too
  bool alone = false;     ///< its objects share a cluster with nothing else; resolve() decides
};

/// Whether a chart shares no cluster with its neighbours: nobody here delivers it, and what it is for is no
/// environment. `ci` is none: each of those layers is there to try the chart, installed by itself. Nor do a chart's own
/// values share one while other layers of it are units: those are installed instead. docs/decisions/0006 says what
/// comes of it.
bool stands_alone(const Unit& unit, const environments::Environment& environment);

/// The units of one tree: every chart with its defaults and with each values layer that stands beside it, and every
/// kustomization that no other one uses. `prefix`: put before the tree's paths in reports.
std::vector<Unit> units_of(const helm::Charts& charts, const kustomize::Kustomizations& kustomizations,
                           std::uint32_t mount, const std::string& prefix);

/// Adds a unit of the chart at `root` with these values files, paths in the mount's tree, unless there is one.
void add_layers(const std::string& root, const std::vector<std::string>& files, std::uint32_t mount,
                const std::string& prefix, std::vector<Unit>& units);

/// Takes in what bindings deliver: a unit with the values files that a binding names gets its release and namespace;
/// other values files of a chart of this tree, or values that a delivery holds itself, make a unit of their own, put at
/// the end. `charts`: folders of charts, sorted. `rendered`: the bindings stand in rendered objects, which may be known
/// from the files that they were made of. Gives the indices of the units that changed or are new, each once or more.
std::vector<std::size_t> take_deliveries(const std::vector<delivery::Binding>& bindings,
                                         const std::vector<std::string>& charts, std::uint32_t mount,
                                         const std::string& prefix, bool rendered, std::vector<Unit>& units);

}  // namespace rummage::engine
