#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "helm/render/render.h"
#include "kustomize/build.h"

namespace rummage::engine {

/// Renders the charts that one kustomization names (`helmCharts`), as `kustomize build --enable-helm` has them
/// rendered, and keeps what their origins need. One for each build; not thread-safe; must outlive the build, and both
/// given must outlive it.
class ChartInflation {
 public:
  /// `charts`: of the build's tree. `request`: what every chart of it is asked for; the kustomization says which chart
  /// with which values. Not lenient: the first error of a chart is the build's.
  ChartInflation(helm::Cache& charts, const helm::RenderRequest& request) : charts_(charts), request_(request) {}

  /// For BuildRequest::inflate. Facts: plugin HelmChartInflationGenerator of Kustomize 5.7.1, which runs Helm 3.
  kustomize::ChartInflator inflator();

  /// What was rendered so far, in the order of the build.
  const std::vector<std::shared_ptr<const helm::Rendering>>& renderings() const { return renderings_; }

 private:
  Result<kustomize::ChartObjects> inflate(const kustomize::ChartRequest& request);

  helm::Cache& charts_;
  const helm::RenderRequest& request_;
  std::vector<std::shared_ptr<const helm::Rendering>> renderings_;
};

/// The documents of one printed piece of a rendering, their nodes placed in the rendered file (or the file of crds/).
/// A template of comments has none. With recording off the places are void.
yaml::Parsed parse_printed(const helm::Rendering& rendering, const helm::RenderedDocument& document,
                           yaml::Dialect dialect);

}  // namespace rummage::engine
