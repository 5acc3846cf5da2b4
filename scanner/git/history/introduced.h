#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "base/content_id.h"
#include "base/notice.h"
#include "base/thread_pool.h"
#include "git/store/object.h"
#include "git/store/object_store.h"

namespace rummage::git::history {

/// The objects that some commits bring.
struct Introduced {
  /// The commits themselves, and the blobs that they have at a path where none of their parents has them. All of them
  /// are in the store.
  std::unordered_set<ContentId> objects;
  store::ObjectCounts counts;   ///< commits, blobs, and trees where no parent has them, each id once
  std::vector<Notice> notices;  ///< what is named and not here or not readable, as errors
};

/// Compares the tree of each commit with those of its parents; equal subtrees are not entered, so the cost is that of
/// the changes. Merges count like any commit: what only the merge brings is found. The parents that a shallow clone cut
/// off have nothing. At most 4,096 levels of folders. The same for any number of threads.
Introduced introduced_objects(const store::ObjectStore& store, const ThreadPool& pool,
                              const std::vector<ContentId>& commits);

/// A blob that a commit brings to a path.
struct Change {
  std::string path;
  ContentId blob;
  std::vector<ContentId> before;  ///< the blobs that the commit's parents have at this path, sorted
  auto operator<=>(const Change&) const = default;
};

/// Where these commits bring one of `blobs`: sorted, each different change once.
std::vector<Change> introduced_changes(const store::ObjectStore& store, const ThreadPool& pool,
                                       const std::vector<ContentId>& commits,
                                       const std::unordered_set<ContentId>& blobs);

}  // namespace rummage::git::history
