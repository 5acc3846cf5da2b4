#pragma once

#include <string>

namespace rummage::engine {

/// Where the configuration and the baseline of a file or folder stand.
struct Root {
  std::string folder;       ///< as a path from the current folder; "." is the current one
  bool repository = false;  ///< root of a worktree; else the folder itself, or the current one for a file
  /// Path of a file in the folder, as it should be named to a person.
  std::string file(const std::string& name) const;
};

/// The root of the worktree around `path`; where there is none, `path` itself.
Root root_of(const std::string& path);

}  // namespace rummage::engine
