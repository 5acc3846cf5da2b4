#pragma once

#include <unordered_set>
#include <vector>

#include "base/content_id.h"
#include "base/notice.h"
#include "git/store/object_store.h"

namespace rummage::git::history {

/// The objects that some commits bring.
struct Introduced {
  std::unordered_set<ContentId> objects;  ///< the commits themselves, and blobs at a path where no parent has them
  std::vector<Notice> notices;            ///< commits and trees that could not be read, as errors
};

/// Compares the tree of each commit with those of its parents; equal subtrees are not entered, so the cost is that of
/// the changes. Merges count like any commit: what only the merge brings is found. At most 4,096 levels of folders.
Introduced introduced_objects(const store::ObjectStore& store, const std::vector<ContentId>& commits);

}  // namespace rummage::git::history
