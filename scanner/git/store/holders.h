#pragma once

#include <string>
#include <vector>

#include "base/content_id.h"
#include "git/store/refs.h"
#include "git/store/repository.h"

namespace rummage::git::store {

/// What leads to objects beside the refs of a repository. Each is a name and the object that it leads to.
struct Holders {
  /// What other linked worktrees stand on, named as Git names it: "worktrees/NAME/HEAD" where HEAD is on no branch,
  /// "worktrees/NAME/refs/bisect/bad", "main-worktree/HEAD". As good as refs. By name.
  std::vector<Ref> worktrees;
  /// "stash@{1}" and older, the latest first: `refs/stash` is the entry before them.
  std::vector<Ref> stashes;
  /// What the next `git gc` may let go of: ORIG_HEAD, FETCH_HEAD and their like, then every entry of every reflog as
  /// "the reflog of main", that of HEAD last.
  std::vector<Ref> passing;
};

/// Reads them all, the other worktrees' too. Files that are absent or unreadable hold nothing.
Holders read_holders(const Repository& repository);

/// The index file of each worktree, with the name of the worktree ("" for the main one), the repository's own first.
struct WorktreeIndex {
  std::string worktree, path;
};
std::vector<WorktreeIndex> find_indexes(const Repository& repository);

}  // namespace rummage::git::store
