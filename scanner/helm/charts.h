#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/notice.h"
#include "tree/tree.h"

namespace rummage::helm {

/// `defaults`: the chart's own values.yaml; `named`: a layer put over it (values-prod.yaml, values/prod.yaml);
/// `test`: an input of chart-testing (ci/*-values.yaml).
enum class LayerKind : std::uint8_t { defaults, named, test };

struct ValuesLayer {
  std::string path;  ///< from the tree's root
  std::string name;  ///< "prod" of values-prod.yaml; empty for the defaults
  LayerKind kind = LayerKind::named;
};

/// A folder with a Chart.yaml that is no other chart's dependency.
struct Chart {
  std::string root;                       ///< "" when the tree itself is the chart
  std::vector<ValuesLayer> layers;        ///< the defaults first, then by path
  std::vector<std::string> dependencies;  ///< folders and archives right below its charts/, by path
};

/// What a file is to the chart it belongs to.
enum class ChartRole : std::uint8_t {
  none,           ///< no part of a chart
  metadata,       ///< Chart.yaml, Chart.lock, values.schema.json, .helmignore
  values,         ///< of the chart or of a dependency
  template_text,  ///< below templates/: not YAML until it is rendered
  crd,            ///< below crds/: plain manifests, installed as they stand
  other,          ///< anything else in the folder; `.Files.Get` can read it
};

/// The charts of one tree. Frozen once made; thread-safe.
class Charts {
 public:
  explicit Charts(std::vector<Chart> charts);
  Charts(Charts&&) = default;
  Charts(const Charts&) = delete;

  /// Sorted by root.
  const std::vector<Chart>& all() const { return charts_; }
  /// The innermost chart whose folder holds `path`; null when there is none.
  const Chart* of(std::string_view path) const;
  ChartRole role(std::string_view path) const;

 private:
  std::vector<Chart> charts_;
  std::unordered_map<std::string_view, const Chart*> by_root_;
};

/// Recognises the charts of a listing (all entries of one tree, in byte order). Looks at names only; links count as
/// what their names say.
Charts find_charts(const tree::Listing& listing);

/// "charts/shop (values-prod.yaml)": the name that reports give to a chart with one layer.
std::string unit_name(const Chart& chart, const ValuesLayer* layer);

}  // namespace rummage::helm
