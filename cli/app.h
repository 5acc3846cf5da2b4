#pragma once

#include "cli/session.h"

namespace rummage::cli {

/// Parses a command line and runs what it says. `arguments` as main gets them. Gives the exit code. Never throws.
int run(int count, const char* const* arguments, Session& session);

}  // namespace rummage::cli
