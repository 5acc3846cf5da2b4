#pragma once

#include <optional>
#include <string>

namespace rummage::engine {

/// The bytes of a file of the machine; nothing when it is absent or cannot be read.
std::optional<std::string> read_file(const std::string& path);

}  // namespace rummage::engine
