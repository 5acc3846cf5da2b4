#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/content_id.h"
#include "base/notice.h"
#include "base/thread_pool.h"
#include "git/history/commit_facts.h"
#include "git/store/object.h"
#include "git/store/object_store.h"
#include "git/store/visit.h"
#include "text/content_scanner.h"

namespace rummage::git::history {

/// Which objects a walk scans: blobs, and the raw bytes of commits (message, author) and of annotated tags.
struct WalkOptions {
  bool blobs = true, commits = true, tags = true;
  /// Scan these only; null: all. Ids that the store has not are passed over.
  const std::unordered_set<ContentId>* only = nullptr;
  /// Leave these out: contents that were scanned already. Null: none.
  const std::unordered_set<ContentId>* known = nullptr;
  /// Larger objects are left out and counted under "size".
  std::uint64_t size_limit = std::uint64_t{64} << 20;
  /// Commits whose parents a shallow clone cut off, sorted; null: none.
  const std::vector<ContentId>* shallow = nullptr;
  /// Read trees too, and report what the history names and the store has not (git/missing-object, error). Not done for
  /// a walk over `only` some objects.
  bool check_references = true;
  /// When set, asked for each content: null, or the reason why it is not to be scanned ("binary"), a string literal.
  /// Thread-safe and a function of the bytes.
  std::function<const char*(store::ObjectKind kind, std::string_view content)> skip;
  /// When set, asked for each commit and tag: the parts of it to be scanned. Thread-safe and a function of the bytes.
  std::function<std::vector<text::Window>(store::ObjectKind kind, std::string_view content)> windows;
  /// False: every content is scanned in full. The result is the same; the slow twin of the tests.
  bool carry = true;
};

/// Objects and their bytes. Always of distinct ids.
struct Tally {
  std::uint64_t objects = 0, bytes = 0;
  Tally& operator+=(const Tally& other);
  auto operator<=>(const Tally&) const = default;
};

/// What a walk read and what it left out. `blobs + known + skipped` cover every blob asked for but the corrupt ones.
struct WalkCounts {
  store::ObjectCounts present;  ///< every object of the store; of a walk over `only` a few objects: those
  store::ObjectCounts missing;  ///< named by the history and absent; see WalkOptions::check_references
  Tally blobs, commits, tags;   ///< scanned
  Tally known;                  ///< blobs left out because they were in WalkOptions::known; their bytes are not read: 0
  std::map<std::string, Tally> skipped;  ///< blobs, commits and tags by reason
};

/// What was found in one object.
template <class Record>
struct ObjectRecords {
  ContentId id;
  store::ObjectKind kind = store::ObjectKind::blob;
  std::vector<Record> records;  ///< in the order of the scanner
};

/// The result of a walk: the same for any number of threads and any pack layout.
template <class Record>
struct WalkResult {
  std::vector<ObjectRecords<Record>> objects;  ///< those with records, by id
  WalkCounts counts;
  std::vector<store::SkippedObject> too_large;  ///< by id
  std::vector<Notice> notices;                  ///< corrupt and missing objects
  /// Every commit of the store, by worker. Empty where not all were read: see WalkOptions::check_references, and a
  /// commit may be too large.
  std::vector<CommitFacts> commits;
};

/// Runs `scanner` over every object that `options` ask for, each content once, on the pool's threads. What stands in
/// lines that a delta copies from a content scanned before is carried, not looked for again (docs/how-it-works.md).
template <class Record>
WalkResult<Record> walk(const store::ObjectStore& store, const text::ContentScanner<Record>& scanner,
                        const ThreadPool& pool, const WalkOptions& options = {});

}  // namespace rummage::git::history

#include "git/history/walk_objects.h"
