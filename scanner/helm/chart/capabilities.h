#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "helm/template/run.h"
#include "helm/value/value.h"

namespace rummage::helm {

/// What `.Capabilities` says. Facts: Helm 3.17.3 and 4.1.4 without a cluster.
struct Capabilities {
  std::string version;     ///< "v1.32.0"
  std::string normalized;  ///< what constraints are checked against: in Helm 4 without what follows the numbers
  std::string major, minor;
  std::vector<std::string> api_versions;
};

/// `kube_version`: as --kube-version takes it; empty: the built-in one. `api_versions` are added to the built-in list.
/// Error "helm/kube-version" when it is no version.
Result<Capabilities> capabilities(int helm, std::string_view kube_version,
                                  const std::vector<std::string>& api_versions);

/// The object that templates see.
Value capabilities_object(Run& run, const Capabilities& facts);

}  // namespace rummage::helm
