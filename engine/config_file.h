#pragma once

#include <string>

#include "base/result.h"
#include "engine/config/config.h"

namespace rummage::engine {

/// Reads a configuration file of the machine, and those that it extends. Errors: it is not there; what is wrong in it.
Result<Config> load_config_file(const std::string& path);

/// The configuration as YAML, defaults included.
std::string describe(const Config& config);

}  // namespace rummage::engine
