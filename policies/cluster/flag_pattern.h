#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "controlplane/settings.h"
#include "findings/datum.h"

namespace rummage::policies::cluster {

/// What a `match:` of area cluster asks of one flag (policies/rules/README.md). Any of the conditions makes it fire.
struct FlagPattern {
  std::string_view rule;  ///< id of the rule it reports under
  std::vector<controlplane::Component> components;
  std::vector<std::string_view> flags;       ///< each is asked
  std::vector<std::string_view> unless;      ///< nothing is said when one of these is set
  std::vector<controlplane::Form> missing;   ///< fires when the flag is not set, in these forms
  bool present = false;                      ///< fires when it is set at all
  std::vector<std::string_view> equals;      ///< fires when it is one of these
  std::vector<std::string_view> not_equals;  ///< fires when it is set and none of these
  std::vector<std::string_view> contains;    ///< fires when one of its comma-separated parts is one of these
  std::vector<std::string_view> lacks;       ///< fires when it is set and one of these is not among its parts
  std::vector<std::string_view> outside;     ///< fires when one of its parts is none of these
  std::optional<long> below;                 ///< fires when it is a smaller number
};

/// The flag patterns of all built-in rules of area cluster; made once.
std::span<const FlagPattern> flag_patterns();

/// Reads a `match:`; unknown keys are left out (the rule tests refuse such a file).
FlagPattern flag_pattern_of(std::string_view rule, const findings::Datum& match);

/// Why a setting is wrong, in words ("contains AlwaysAllow"); nothing when it is not.
std::optional<std::string> fault_of(const FlagPattern& pattern, const controlplane::Setting& setting);

}  // namespace rummage::policies::cluster
