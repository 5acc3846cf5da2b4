#pragma once

#include <string>

#include "findings/finding.h"

namespace rummage::sarif {

/// Where a finding stands that neither HEAD nor a branch or tag shows, in words: "in a stash (stash@{1})", "only in the
/// reflog of main", "unreachable, gone after git gc". Empty for all others.
std::string standing_text(const findings::Finding& finding);

}  // namespace rummage::sarif
