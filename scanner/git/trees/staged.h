#pragma once

#include <string>
#include <vector>

#include "git/store/index_file.h"
#include "git/store/object_store.h"
#include "tree/limits.h"
#include "tree/tree.h"

namespace rummage::git::trees {

/// What an index records otherwise than a commit. Paths are sorted. Paths in conflict and those that are only intended
/// to be added are neither changed nor gone; a change of the mode alone is none.
struct Staged {
  std::vector<std::string> changed;  ///< the index has them, the commit not or with another content
  std::vector<std::string> gone;     ///< files that the commit has and the index has not
  std::vector<tree::Entry> before;   ///< the commit's files among `changed`, and those of `gone`; without sizes
};

/// Compares `index` with the tree of `commit` (empty: nothing was there). Directories for which the index still knows
/// the tree object (gitformat-index, "Cache tree") are not opened when the commit has the same one, so the cost grows
/// with what is staged. Errors: the store's; `git/odd-tree` for trees that Git would not write and for a sparse index
/// with other directories than the commit's: staged_by_listing() takes those.
Result<Staged> staged_files(const store::ObjectStore& store, const store::Index& index, const ContentId& commit);

/// The same by listing the whole commit. A submodule of the index always counts as changed.
Result<Staged> staged_by_listing(const std::shared_ptr<const store::ObjectStore>& store, const store::Index& index,
                                 const ContentId& commit, tree::Limits limits);

}  // namespace rummage::git::trees
