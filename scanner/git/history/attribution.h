#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/content_id.h"
#include "base/notice.h"
#include "base/thread_pool.h"
#include "git/history/commit_facts.h"
#include "git/store/object_store.h"
#include "git/store/refs.h"
#include "git/store/signature.h"

namespace rummage::git::history {

/// A blob that holds a credential. A group is the blobs that hold one credential; a blob may be in many groups.
struct Target {
  std::uint32_t group = 0;
  ContentId blob;
  auto operator<=>(const Target&) const = default;
};

/// From where history is seen.
struct AttributionOptions {
  std::vector<store::Ref> refs;
  bool refs_unknown = false;       ///< there may be others that cannot be read: nothing is said to be unreachable
  ContentId head;                  ///< the commit HEAD stands on; empty: none yet
  bool detached = false;           ///< HEAD is on no branch: it counts as a ref named "HEAD"
  std::vector<ContentId> shallow;  ///< commits whose parents were cut off, sorted
  /// Older entries of the stash, by name ("stash@{1}"). They count as refs, but are named only where no ref reaches.
  std::vector<store::Ref> stashes;
  /// What else leads to commits that no ref reaches: reflogs, FETCH_HEAD. The first that does is named.
  std::vector<store::Ref> holders;
  std::vector<ContentId>
      objects;  ///< commits and tags that hold something themselves: answered in Attribution::objects
  /// Look for introductions in these commits only (`base..head`); null: everywhere. `last_seen`, `in_head` and refs are
  /// those of the whole history all the same.
  const std::unordered_set<ContentId>* only_commits = nullptr;
  /// Every commit of the store, as a walk saw them (WalkResult::commits). Empty: they are read again.
  std::vector<CommitFacts> commits;
};

/// A commit and its two times.
struct CommitTime {
  ContentId id;                ///< empty: none, or not known
  store::Signature author;     ///< author's date (see rfc3339)
  std::int64_t committed = 0;  ///< committer's time
  bool operator==(const CommitTime&) const = default;
};

/// Who leads to something.
struct Reachability {
  bool on_head = false;           ///< HEAD reaches it: a commit, or some commit that holds a place
  bool reachable = false;         ///< some ref, or HEAD, does; of a place: reaches a commit that holds it
  std::vector<std::string> refs;  ///< short names of at most five refs that do, sorted
  std::uint32_t ref_count = 0;    ///< how many refs do
  std::string held_by;            ///< where none does: the first of the holders that leads there; empty: none
};

/// Where one group stands, or stood: one for each (group, path).
struct AttributedPlace : Reachability {
  std::uint32_t group = 0;
  /// Bytes, parts separated by '/'; `.git/notes/<annotated id>` for a note. In a tree that no commit and no other tree
  /// names, below that tree: `introduced` is empty then, and no commit holds the blob.
  std::string path;
  /// The commit that introduced the group here: earliest committer time, then lowest id, among those whose tree holds a
  /// blob of the group at this path and none of whose parents does. Empty id: not known, because a commit that holds it
  /// lost its parents (shallow clone, missing object).
  CommitTime introduced;
  ContentId blob;  ///< the group's blob at this path in that commit (or in the cut one)
  /// Empty while HEAD's tree holds the group here. Else the latest commit, by committer time, then lowest id, among
  /// those whose tree holds it here and one of whose children does not, or which have no child.
  CommitTime last_seen;
  bool in_head = false;
};

/// What leads to one object: a commit or tag that was asked for, or a blob that no tree names.
struct AttributedObject : Reachability {
  ContentId id;
};

/// The answer. The same for any number of threads and any pack layout.
struct Attribution {
  std::vector<AttributedPlace> places;    ///< by group, then path
  std::vector<Target> unplaced;           ///< targets whose blob no tree names, sorted
  std::vector<AttributedObject> objects;  ///< by id: those asked for, and the blobs of `unplaced`
  std::vector<Notice> notices;            ///< corrupt or missing trees and commits, limits met
};

/// Attributes the targets by containment: one pass over trees and commits, then set differences of the trees that hold
/// a target, commit by commit (docs/how-it-works.md). Commits that no ref reaches speak only for what no reachable one
/// holds. Targets that the store has not are unplaced.
Attribution attribute(const store::ObjectStore& store, const ThreadPool& pool, std::vector<Target> targets,
                      AttributionOptions options);

}  // namespace rummage::git::history
