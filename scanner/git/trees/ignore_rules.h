#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "base/result.h"
#include "git/store/repository.h"

struct git_repository;

namespace rummage::git::trees {

/// Git's ignore rules (gitignore(5)): `.gitignore` files, info/exclude and core.excludesFile, through libgit2. The
/// library is started by the first question (4.7 ms), so a worktree without untracked files never pays. Thread-safe.
class IgnoreRules {
 public:
  explicit IgnoreRules(const store::Repository& repository)
      : git_dir_(repository.git_dir), work_tree_(repository.work_tree) {}
  ~IgnoreRules();
  IgnoreRules(const IgnoreRules&) = delete;
  IgnoreRules& operator=(const IgnoreRules&) = delete;

  /// Whether `path` (relative to the worktree) is ignored; it is not looked up. A rule for a directory above it counts.
  /// Error `git/ignore-rules` when libgit2 does not open the repository; it stays that way.
  Result<bool> ignored(const std::string& path, bool directory);

 private:
  Status open();
  std::string git_dir_, work_tree_;
  std::mutex mutex_;
  git_repository* repository_ = nullptr;
  bool started_ = false;
};

}  // namespace rummage::git::trees
