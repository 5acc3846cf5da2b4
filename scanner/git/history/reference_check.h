#pragma once

#include <array>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "base/content_id.h"
#include "base/notice.h"
#include "git/history/commit_facts.h"
#include "git/store/object.h"
#include "git/store/object_store.h"
#include "git/store/visit.h"

namespace rummage::git::history {

/// Whether everything that commits, trees and tags name is in the store. Shown each of them once, by many workers. Of
/// trees that are built on others it reads what a delta brings anew: the rest was looked up when the other was shown.
class ReferenceCheck {
 public:
  /// `shallow`: commits whose parents may be absent, sorted. Both must outlive the check.
  ReferenceCheck(const store::ObjectStore& store, const std::vector<ContentId>& shallow, unsigned workers);

  /// Looks up what a commit, tree or tag names; blobs name nothing.
  void look_at(const store::VisitedObject& object, unsigned worker);

  /// Distinct ids that are named and absent, by the kind they are named as. An id named as two kinds counts twice.
  store::ObjectCounts missing() const;

  /// One notice (git/missing-object, error) when something is missing: how much of each kind, and the first three ids.
  std::vector<Notice> notices() const;

  /// The commits that were shown, by worker; taken away.
  std::vector<CommitFacts> take_commits();

 private:
  std::vector<ContentId> missing_ids(store::ObjectKind kind) const;  // sorted
  // Remembers ids that were found: versions of a directory name nearly the same ones.
  struct Part {
    struct Line {
      std::array<std::uint8_t, 20> front{};  // of the id: 160 bits that agree by chance have not been seen
      bool filled = false;
    };
    std::vector<Line> found = std::vector<Line>(1 << 14);
    std::array<std::unordered_set<ContentId>, 5> missing;  // by kind
    CommitFacts commits;
  };
  void need(const std::uint8_t* id, store::ObjectKind kind, Part& part);
  static void miss(const ContentId& id, store::ObjectKind kind, Part& part);
  void look_at_commit(const store::VisitedObject& object, Part& part);
  void look_at_tree(const store::VisitedObject& object, Part& part);

  const store::ObjectStore& store_;
  const std::vector<ContentId>& shallow_;
  std::vector<Part> parts_;
};

}  // namespace rummage::git::history
