#pragma once

#include <string_view>

#include "base/quiet_keys.h"
#include "detectors/pair.h"

namespace rummage::detectors {

/// Lines whose literals turned out to be nothing. What a hit on a line gives depends on the line and the two after it
/// only (the locality contract of rules), so those bytes are the key; 0 when they are too long to be worth it.
QuietKeys::Key key_of_lines(std::string_view content, Line line);

}  // namespace rummage::detectors
