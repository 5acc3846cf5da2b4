#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "detectors/table.h"

namespace rummage::detectors {

/// True or false when the token's own checksum or structure says so; nothing when the form of the token has none. Pure.
std::optional<bool> check_token(Check check, std::string_view token);

/// `token` with its checksum made right: for examples and tests. Tokens whose check has no generator come back
/// unchanged.
std::string with_valid_check(Check check, std::string token);

}  // namespace rummage::detectors
