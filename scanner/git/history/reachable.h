#pragma once

#include <unordered_set>
#include <vector>

#include "base/content_id.h"
#include "base/thread_pool.h"
#include "git/store/object_store.h"

namespace rummage::git::history {

/// The commits that `tips` reach, themselves included; tips that are no commits of the store are passed over. One pass
/// over all commits, which is some ten times faster than following them one by one.
/// `shallow`: commits whose parents were cut off, sorted.
std::unordered_set<ContentId> reachable_commits(const store::ObjectStore& store, const ThreadPool& pool,
                                                const std::vector<ContentId>& tips,
                                                const std::vector<ContentId>& shallow);

}  // namespace rummage::git::history
