#pragma once

#include <string>

namespace rummage::engine {

/// The innermost folder that holds everything a kustomization and those it uses name by path. Reads kustomization files
/// only. `folder`: absolute.
std::string reach_of_kustomization(const std::string& folder);

/// The innermost folder that holds a chart and the charts that its `file://` dependencies name. `chart`: absolute, a
/// folder or an archive.
std::string reach_of_chart(const std::string& chart);

}  // namespace rummage::engine
