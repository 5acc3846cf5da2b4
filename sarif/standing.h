#pragma once

#include <string>

#include "findings/finding.h"

namespace rummage::sarif {

/// Where a finding stands that neither HEAD nor a branch or tag shows, in words: "in a stash (stash@{1})", "only in the
/// reflog of main", "unreachable, gone after git gc". Empty for all others.
std::string standing_text(const findings::Finding& finding);

/// Whether a commit that HEAD reaches says it itself, in its message: no change of a file removes it.
bool is_said_by_head(const findings::Finding& finding);

}  // namespace rummage::sarif
