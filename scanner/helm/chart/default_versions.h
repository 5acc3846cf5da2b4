#pragma once

#include <string_view>
#include <vector>

namespace rummage::helm {

/// The API versions that Helm knows without a cluster, in its order: those of the client-go it was built with
/// (`helm` 3: 3.17.3 with 0.32, 4: 4.1.4 with 0.35). Facts: what the released binaries print.
const std::vector<std::string_view>& default_api_versions(int helm);

}  // namespace rummage::helm
