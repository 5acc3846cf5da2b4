#pragma once

#include <functional>

#include "base/result.h"
#include "cli/scan_options.h"
#include "cli/session.h"

namespace rummage::cli {

/// Gives `command` the options of all scans. When it was typed, `complete` fills in the scope, then the scan runs.
void add_scan_command(CLI::App& command, Session& session, std::function<Status(engine::Request&)> complete);

}  // namespace rummage::cli
