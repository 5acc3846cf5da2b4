#pragma once

#include <string>

#include "findings/rule.h"

namespace rummage::cli {

/// What there is to know of a rule, for a terminal of `columns` (at least 40). Ends with a line break.
std::string rule_page(const findings::Rule& rule, unsigned columns);

}  // namespace rummage::cli
