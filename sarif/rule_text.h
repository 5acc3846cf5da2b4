#pragma once

#include <string>
#include <string_view>

#include "findings/rule.h"

namespace rummage::sarif {

/// "secret/github-pat" -> "SecretGithubPat": a rule's `name`, which validators want in Pascal case and unlike its id.
std::string pascal_case(std::string_view id);

/// What and why in one paragraph.
std::string description(const findings::Rule& rule);

/// The whole help of a rule: what, why, how to fix, where to read on; for terminals and for code scanning.
std::string help_text(const findings::Rule& rule);
std::string help_markdown(const findings::Rule& rule);

/// The longest prefix of at most `bytes` bytes that ends at a code point, closed by "..." when something was cut.
std::string cut(std::string text, std::size_t bytes);

}  // namespace rummage::sarif
