#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/node.h"

namespace rummage::yaml {

/// The steps of a JSON pointer with ~1 and ~0 put back; nothing when it is neither empty nor begins with a slash.
std::optional<std::vector<std::string>> pointer_steps(std::string_view pointer);

/// The position of a step among entries() or items(); nothing when it is absent.
std::optional<std::size_t> index_of(Node parent, std::string_view step);

}  // namespace rummage::yaml
