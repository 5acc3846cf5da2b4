#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "base/content_id.h"
#include "base/notice.h"
#include "base/thread_pool.h"
#include "git/store/object.h"
#include "git/store/object_store.h"

namespace rummage::git::store {

/// How a content was made from another one that is still in memory: what carrying findings through copied lines needs.
struct DeltaView {
  std::uint32_t base_slot = 0;    ///< of the base, which has been visited if it was wanted
  std::string_view base;          ///< the base's content
  std::string_view instructions;  ///< checked copy and insert instructions (see delta.h)
  const void* memory = nullptr;   ///< what the visitor left with the base (VisitedObject::keep); null: nothing
};

/// One object of a pass. Views are valid during the call only.
struct VisitedObject {
  const ObjectStore& store;
  std::uint32_t slot = 0;  ///< canonical, see ObjectStore
  ObjectKind kind = ObjectKind::blob;
  std::string_view content;
  const DeltaView* delta = nullptr;  ///< null: stored whole, or read apart from the pass
  /// When not null, other wanted objects are built on this one: what the visitor puts here is handed to them, whichever
  /// thread visits them, and lives as long as the content is held for them.
  std::shared_ptr<const void>* keep = nullptr;

  /// Looked up on demand: most objects are never named.
  ContentId id() const { return store.id(slot); }
};

/// Called once for each object, by `worker` < threads of the pool, in no fixed order. Must not throw.
using Visitor = std::function<void(const VisitedObject& object, unsigned worker)>;

/// Which objects a pass visits.
struct VisitOptions {
  bool commits = true, trees = true, blobs = true, tags = true;
  /// When set, only objects for whose slot it gives true. Thread-safe, and the same answer each time.
  std::function<bool(std::uint32_t slot)> wanted;
  std::uint64_t size_limit = std::uint64_t{64} << 20;   ///< larger objects are not visited, and reported as skipped
  std::uint64_t base_limit = std::uint64_t{256} << 20;  ///< larger ones are not even made as bases of others

  bool wants(ObjectKind kind) const;
};

/// An object that was wanted and not visited because of its size.
struct SkippedObject {
  ContentId id;
  ObjectKind kind = ObjectKind::blob;
  std::uint64_t size = 0;
  auto operator<=>(const SkippedObject&) const = default;
};

/// What a pass did. The same for any number of threads and any layout of packs.
struct VisitResult {
  ObjectCounts present;  ///< every object of the store, wanted or not, each id once
  ObjectCounts visited;
  std::uint64_t bytes = 0;             ///< of content visited
  std::vector<SkippedObject> skipped;  ///< by id
  std::vector<ContentId> corrupt;      ///< wanted and unreadable, by id
  std::vector<Notice> notices;         ///< one for each corrupt object (git/corrupt-object, error), at most 1,000
};

/// Adds what one worker saw.
void merge(VisitResult& into, const VisitResult& part);
/// Sorts, and fills in the notices, when all parts are there.
void finish(VisitResult& result);

/// Visits every wanted object of the store exactly once. Packs are read in delta-tree order: each entry is inflated
/// once and patched from its base while that is in memory. A damaged entry and what is built on it are read from
/// another copy where there is one, else reported, and the rest goes on.
VisitResult visit_objects(const ObjectStore& store, const ThreadPool& pool, const VisitOptions& options,
                          const Visitor& visitor);

}  // namespace rummage::git::store
