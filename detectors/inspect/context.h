#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/quiet_keys.h"
#include "detectors/match.h"

namespace rummage::detectors {

/// What inspection asks others.
struct InspectContext {
  /// Everything that rules see in a value assigned to a key (Matcher::match_pair); the key may be empty. May be null:
  /// then only what inspection knows itself is found.
  std::function<std::vector<Match>(std::string_view key, std::string_view value)> match;
  std::span<const std::string_view> rules;  ///< ids by Match::rule
  /// Values known to give nothing; null: none is remembered. Must belong to the same `match`.
  QuietKeys* quiet = nullptr;
};

}  // namespace rummage::detectors
