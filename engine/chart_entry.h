#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "helm/render/request.h"
#include "kustomize/build.h"

namespace rummage::engine {

/// What an entry of `helmCharts` asks of Helm 3, which Kustomize runs, over what all are asked for (`common`; its
/// values are left out). Error `kustomize/chart`: no such chart in the tree, a name that only Helm could make, values
/// that cannot be read.
Result<helm::RenderRequest> request_of_entry(const kustomize::ChartRequest& entry, const helm::RenderRequest& common,
                                             const sources::Sources& sources, std::vector<Notice>& notices);

}  // namespace rummage::engine
