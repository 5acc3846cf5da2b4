#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/content_id.h"
#include "base/result.h"
#include "git/store/object_store.h"
#include "git/store/refs.h"
#include "git/store/repository.h"

namespace rummage::git::store {

/// The object that a revision expression names (gitrevisions): "HEAD~3", "v1^{commit}", "main@{2}", a short id.
/// Expressions of the plain sort (revision_text.h) are resolved here, in the order of Git's rules for names; for others
/// libgit2 is opened. A parent that a shallow clone cut off is none. Errors: git/unknown-revision.
Result<ContentId> resolve_revision(const Repository& repository, const ObjectStore& store, const Refs& refs,
                                   const std::string& text);

/// The same, always through libgit2: the twin of the tests. SHA-1 repositories only.
Result<ContentId> resolve_by_library(const Repository& repository, const std::string& text);

/// The best common ancestor of two commits (git-merge-base(1)); of several that are equally good the latest, then the
/// one with the lowest id. Reads the commits down to it. Errors: git/no-merge-base; as ObjectStore::read.
Result<ContentId> merge_base(const Repository& repository, const ObjectStore& store, const ContentId& one,
                             const ContentId& two);

/// Commits of a range.
struct CommitRange {
  std::vector<ContentId> commits;  ///< latest committer time first, then lowest id
  std::vector<ContentId> missing;  ///< commits that should be looked at and cannot be read, by id
  bool cut = false;                ///< a shallow clone cut off parents of one of `commits`
};

/// The commits reachable from `tips` and not from `excluded` (`git rev-list TIPS --not EXCLUDED`). Without any excluded
/// one: all of the tips' history. Where committer times are out of order by more than a day, a commit that an excluded
/// one reaches may be among them, never one too few.
CommitRange commits_between(const Repository& repository, const ObjectStore& store, std::span<const ContentId> excluded,
                            std::span<const ContentId> tips);

}  // namespace rummage::git::store
