#pragma once

#include <string>

#include "engine/notice_codes.h"
#include "findings/rule.h"

namespace rummage::cli {

/// What there is to know of a rule, for a terminal of `columns` (at least 40). Ends with a line break.
std::string rule_page(const findings::Rule& rule, unsigned columns);

/// What a notice of this code means and what to do, for a person.
std::string notice_page(const engine::NoticeCode& code, unsigned columns);

}  // namespace rummage::cli
