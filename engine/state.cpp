#include "engine/state.h"

#include <algorithm>

namespace rummage::engine {

std::uint32_t State::site_at(const std::string& path) const {
  const auto at = std::lower_bound(sites.begin(), sites.end(), path,
                                   [](const Site& site, const std::string& wanted) { return site.path < wanted; });
  return at == sites.end() || at->path != path ? 0 : static_cast<std::uint32_t>(at - sites.begin() + 1);
}

}  // namespace rummage::engine
