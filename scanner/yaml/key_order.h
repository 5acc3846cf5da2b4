#pragma once

#include <string_view>

namespace rummage::yaml {

/// True when yaml.v2 prints the text key `a` before `b`: by letters, with runs of digits compared as numbers and other
/// characters before letters ("9" < "10", "a2" < "a10", "A" < "a"). Which code points
/// beyond ASCII are letters is told by block, not one by one.
bool key_before(std::string_view a, std::string_view b);

}  // namespace rummage::yaml
