#pragma once

#include <vector>

#include "base/place.h"
#include "findings/finding.h"

namespace rummage::triage {

/// A change must not judge itself: findings of `head` that a mark or annotation suppresses which `base` does not have
/// become fresh again when they are of high confidence, or all of them with `block` (contract, section 5,
/// `new_ignores`). Gives the places of the new marks that were honoured, in order.
std::vector<Place> judge_new_marks(std::vector<findings::Finding>& head, const std::vector<findings::Finding>& base,
                                   bool block);

}  // namespace rummage::triage
