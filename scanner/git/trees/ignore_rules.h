#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "git/store/repository.h"
#include "git/trees/ignore_patterns.h"

namespace rummage::git::trees {

/// What stands for the whole worktree, below every `.gitignore`: info/exclude, then core.excludesFile. Read by the
/// first question. Not thread-safe.
class CommonIgnores {
 public:
  explicit CommonIgnores(const store::Repository& repository) : repository_(repository) {}
  std::optional<bool> verdict(std::string_view path, bool directory);

 private:
  void read();
  std::string excludes_file() const;
  const store::Repository& repository_;
  bool read_ = false;
  IgnorePatterns info_, user_;
};

/// The rules that hold in one directory: its own `.gitignore`, then those of the directories above it.
struct IgnoreLevel {
  std::shared_ptr<const IgnoreLevel> above;  ///< null at the root
  std::string directory;                     ///< that `patterns` speak for
  IgnorePatterns patterns;
};

/// Whether `path`, in a directory where `level` (may be null) holds, is ignored by itself. That no directory above it
/// is ignored is for the caller to see to: what is in an ignored directory cannot be brought back (gitignore(5)).
bool is_ignored(const IgnoreLevel* level, CommonIgnores& common, std::string_view path, bool directory);

}  // namespace rummage::git::trees
