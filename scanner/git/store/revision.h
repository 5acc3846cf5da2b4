#pragma once

#include <string>
#include <vector>

#include "base/content_id.h"
#include "base/result.h"
#include "git/store/object_store.h"
#include "git/store/repository.h"

namespace rummage::git::store {

/// The object that a revision expression names (gitrevisions): "HEAD~3", "v1^{commit}", "main@{2}", a short id.
/// Through libgit2, which is opened for this call. Errors: git/unknown-revision.
Result<ContentId> resolve_revision(const Repository& repository, const std::string& text);

/// The best common ancestor of two commits (git-merge-base(1)); of several that are equally good the latest, then the
/// one with the lowest id. Reads the commits down to it. Errors: git/no-merge-base; as ObjectStore::read.
Result<ContentId> merge_base(const Repository& repository, const ObjectStore& store, const ContentId& one,
                             const ContentId& two);

/// The commits reachable from `head` and not from `base` (`git rev-list base..head`), by id. `base` may be empty: all
/// of head's history. Where committer times are badly out of order a commit of the base may be among them, never one
/// too few. Errors: as ObjectStore::read; a parent that a shallow clone cut off is none.
Result<std::vector<ContentId>> commits_between(const Repository& repository, const ObjectStore& store,
                                               const ContentId& base, const ContentId& head);

}  // namespace rummage::git::store
