#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "engine/request.h"

namespace rummage::engine {

enum class BaselineAction : std::uint8_t { create, update, prune };

/// Runs `request` and writes its findings to the baseline file (--baseline, else `.rummage.baseline.json` at the root).
/// Gives what to tell the user. Errors: `create` where there is one already; what `run` gives; a file that cannot be
/// written.
Result<std::string> write_baseline(Request request, BaselineAction action);

}  // namespace rummage::engine
