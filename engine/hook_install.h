#pragma once

#include <string>

#include "base/result.h"

namespace rummage::engine {

struct HookRequest {
  std::string repository = ".";
  bool append = false, force = false;
};

/// Writes the pre-commit hook where Git looks for it (core.hooksPath, linked worktrees). A hook that is there already
/// is left alone unless told otherwise, and the line to add is said. Doing it twice changes nothing. Gives what to tell
/// the user. Errors: no repository; a foreign hook; a folder that cannot be written.
Result<std::string> install_hook(const HookRequest& request);
/// Says which hook runs and whether it calls Rummage.
Result<std::string> hook_status(const HookRequest& request);
/// Takes out what `install_hook` wrote, and the file when nothing else is left in it.
Result<std::string> uninstall_hook(const HookRequest& request);

}  // namespace rummage::engine
