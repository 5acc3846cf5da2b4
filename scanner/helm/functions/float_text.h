#pragma once

#include <optional>
#include <string_view>

namespace rummage::helm {

/// strconv.ParseFloat(text, 64): decimal and hexadecimal forms, underscores as in Go's literals, inf, infinity, nan in
/// any case. Nothing on a syntax error or an overflow.
std::optional<double> parse_float(std::string_view text);

/// True when every underscore of a number (sign taken off) stands between digits, or after a base prefix.
bool underscores_ok(std::string_view text);

}  // namespace rummage::helm
