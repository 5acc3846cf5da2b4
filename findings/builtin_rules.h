#pragma once

#include <span>
#include <string_view>

#include "findings/datum.h"
#include "findings/rule.h"

namespace rummage::findings {

/// The rules of detectors/rules and policies/rules, sorted by id: constant tables made by tools/rule_compiler.
std::span<const Rule> builtin_rules();

/// The `match:` of a built-in rule, for rooms whose judgement is a table. Empty when there is no such rule or no match.
const Datum& builtin_match(std::string_view id);

}  // namespace rummage::findings
