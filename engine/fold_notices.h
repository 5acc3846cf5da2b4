#pragma once

#include <vector>

#include "base/notice.h"

namespace rummage::engine {

/// The notices of one build with what follows from a base that is left out told once: a patch or a merging generator
/// finds no object there because the base that has it was not read. The order stays.
std::vector<Notice> fold_consequences(std::vector<Notice> notices);

}  // namespace rummage::engine
