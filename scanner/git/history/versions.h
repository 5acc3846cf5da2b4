#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "base/content_id.h"
#include "base/thread_pool.h"
#include "git/store/object_store.h"

namespace rummage::git::history {

/// The blobs that ever stood at one of these paths, in the tree of any commit of the store. One pass over trees and
/// commits that keeps only entries whose names occur in `paths` (parts separated by '/').
std::unordered_set<ContentId> versions_at(const store::ObjectStore& store, const ThreadPool& pool,
                                          const std::vector<std::string>& paths);

}  // namespace rummage::git::history
