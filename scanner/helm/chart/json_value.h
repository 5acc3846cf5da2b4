#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace rummage::helm {

/// Bytes that the JSON value (RFC 8259) at the front of `text` takes, leading blanks among them; nothing when there is
/// none or it is nested more than 1,000 levels deep. What follows it is not looked at.
std::optional<std::size_t> json_value_size(std::string_view text);

}  // namespace rummage::helm
