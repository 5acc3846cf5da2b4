#pragma once

#include <string>

#include "git/store/config_text.h"

namespace rummage::git::trees {

/// Where core.excludesFile points (git-config, "FILES"; gitignore(5)): said by `own`, the repository's configuration,
/// else by the user's, else by the system's; else the default, $XDG_CONFIG_HOME/git/ignore. "" when there is none. May
/// be relative. Files with `include` sections are read through libgit2, whose start takes some milliseconds; all
/// others here.
std::string user_excludes_file(const store::ConfigText& own);

}  // namespace rummage::git::trees
