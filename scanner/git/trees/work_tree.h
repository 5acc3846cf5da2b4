#pragma once

#include <memory>
#include <mutex>

#include "git/store/index_file.h"
#include "git/store/repository.h"
#include "git/trees/attributes.h"
#include "git/trees/file_state.h"
#include "git/trees/path_table.h"
#include "tree/directory_tree.h"
#include "tree/limits.h"
#include "tree/tree.h"

namespace rummage::git::trees {

struct WorkTreeOptions {
  bool include_ignored = false;  ///< untracked files count whatever the ignore rules say
  tree::Limits limits;
};

/// The files of a worktree as they are now: the tracked ones that exist, and the untracked ones that no rule ignores;
/// what is ignored is not there for any function. A submodule, or another repository inside, is an entry and never
/// entered. Listed once, when opened; contents are read when asked for. Listings know no sizes, and of a tracked
/// file say what the index does: whether it is executable; lookup() and content() look at the file.
///
/// Notices of a listing: those of DirectoryTree; `git/ignored` (one, with the number), `git/submodule` (each, with the
/// command that scans it), `git/sparse` (tracked files that a sparse checkout leaves out).
class WorkTree : public tree::Tree {
 public:
  /// Lists the worktree of `repository`, which must not be bare. Errors: the index's; those of DirectoryTree::open.
  static Result<std::unique_ptr<WorkTree>> open(const store::Repository& repository, WorkTreeOptions options = {});

  Result<tree::Entry> lookup(std::string_view path) const override;
  tree::Listing children(std::string_view directory) const override;
  tree::Listing list(std::string_view directory = {}) const override;
  Result<tree::Blob> content(std::string_view path) const override;
  /// From the index when the file is clean and no attribute may have made its bytes differ from the blob; else reads.
  Result<ContentId> content_id(std::string_view path) const override;

  /// The index that the listing was made with.
  const store::Index& index() const { return index_; }
  /// True when `path` is in the index.
  bool tracked(std::string_view path) const;

 private:
  WorkTree(tree::DirectoryTree directory, store::Index index, FileTime time)
      : directory_(std::move(directory)), index_(std::move(index)), index_time_(time) {}
  Result<const PathTable::Row*> file(std::string_view path) const;
  const store::IndexEntry* clean_entry(const PathTable::Row& row, const struct stat& state) const;
  const Attributes& attributes() const;

  tree::DirectoryTree directory_;
  store::Index index_;
  FileTime index_time_;
  store::Repository repository_;
  PathTable table_;
  std::vector<Notice> notices_;
  mutable std::once_flag attributes_once_;
  mutable Attributes attributes_;
};

}  // namespace rummage::git::trees
