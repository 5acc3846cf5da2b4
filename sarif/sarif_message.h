#pragma once

#include <cstddef>
#include <string>

#include "findings/finding.h"
#include "findings/rule.h"

namespace rummage::sarif {

/// The text of a result: for what is only in history where and when it was committed, the finding's message (else
/// the rule's title), and a link `[text](id)` to each of the first `related` places, which have the ids 1, 2, ...
/// (section 3.11.6).
std::string message_text(const findings::Finding& finding, const findings::Rule& rule, std::size_t related);

/// The text of a related place or of a step: what it says, else where it is.
std::string step_text(const findings::Step& step);

/// `text` with a full stop when it has no mark of its own at its end; viewers show the first sentence of a message.
std::string sentence(std::string text);

/// A commit's id as people write it: 7 digits.
std::string short_id(const std::string& commit);

}  // namespace rummage::sarif
