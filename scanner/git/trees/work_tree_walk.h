#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "git/store/index_file.h"
#include "git/trees/ignore_rules.h"
#include "git/trees/path_table.h"
#include "tree/directory_tree.h"

namespace rummage::git::trees {

/// The row index of a file that is not in the index.
inline constexpr std::size_t untracked = static_cast<std::size_t>(-1);

/// Walks a worktree once, without a look at each file, and decides what belongs to it. Directories that are ignored, or
/// a repository of their own, are entered only where tracked files stand below, and then only for those.
class WorkTreeWalk {
 public:
  /// `ignores`: null to take untracked files whatever the rules say.
  WorkTreeWalk(const tree::DirectoryTree& directory, const store::Index& index, CommonIgnores* ignores)
      : directory_(directory), index_(index), ignores_(ignores) {}
  void run(tree::Limits limits);

  PathTable table;  ///< rows hold positions in the index, or `untracked`
  std::vector<Notice> notices;

 private:
  struct Todo {
    std::string path;
    bool tracked_only = false;
    std::shared_ptr<const IgnoreLevel> rules;
    std::size_t begin = 0, end = 0;  // the entries of the index at and below it
  };
  void visit(Todo directory);
  void read_rules(Todo& directory, const tree::Listing& listing) const;
  void enter(const tree::Entry& directory, const Todo& above);
  void take(tree::Entry entry, const Todo& directory);
  void submodule(const std::string& path, std::size_t index);
  bool ignored(const Todo& above, const std::string& path, bool directory);
  std::size_t lower_bound(std::string_view path, const Todo& within) const;
  std::size_t position(std::string_view path, const Todo& within) const;
  void note_sparse();

  const tree::DirectoryTree& directory_;
  const store::Index& index_;
  CommonIgnores* ignores_;
  std::vector<Todo> todo_;
  std::uint64_t ignored_ = 0, seen_ = 0;
};

}  // namespace rummage::git::trees
