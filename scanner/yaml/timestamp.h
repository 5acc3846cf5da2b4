#pragma once

#include <string_view>

namespace rummage::yaml {

/// True when yaml.v2 and yaml.v3 take `text` for a timestamp: YYYY-M-D, alone, with `T`, time and zone, or with blanks
/// and a time. The rules of Go's time.Parse for these four layouts.
bool is_timestamp(std::string_view text);

}  // namespace rummage::yaml
