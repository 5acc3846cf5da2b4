#pragma once

#include <cstdint>

namespace rummage::policies {

/// Where a policy draws the line, as far as a user may move it (`policies` in the configuration).
struct Thresholds {
  std::int64_t token_lifetime = 86'400;  ///< seconds; a mounted token that stays valid longer is long-lived
};

}  // namespace rummage::policies
