#pragma once

#include <nlohmann/json.hpp>

#include "yaml/node.h"

namespace rummage::test {

/// The JSON value of a node as Go's modules give it. `failed` is set when JSON has no such value (.inf, a null key).
nlohmann::json json_value(yaml::Node node, yaml::Dialect dialect, bool& failed);

}  // namespace rummage::test
