#pragma once

#include <string>
#include <string_view>

#include "detectors/table.h"
#include "tools/rule_compiler/input.h"

namespace rummage::tools {

/// C++ source that defines findings::builtin_rules and findings::builtin_match.
std::string emit_rules(const Input& input);
/// C++ source that defines detectors::builtin_table.
std::string emit_table(const detectors::Table& table);
/// A page of documentation in Markdown for one rule.
std::string rule_page(const findings::Rule& rule);

/// `text` as a C++ string literal (several, one after the other, when it is long).
std::string quoted(std::string_view text);

}  // namespace rummage::tools
