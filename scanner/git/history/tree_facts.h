#pragma once

#include <cstdint>
#include <vector>

#include "base/notice.h"
#include "base/thread_pool.h"
#include "git/history/names.h"
#include "git/history/target_set.h"
#include "git/store/object_store.h"
#include "git/store/signature.h"

namespace rummage::git::history {

constexpr std::uint32_t kNone = UINT32_MAX;

/// One entry of a tree that matters: a child tree, or a target.
struct TreeItem {
  static constexpr std::uint32_t kTargetBit = 0x80000000u;
  std::uint32_t name = 0;
  std::uint32_t value = 0;  ///< number of the child tree; or kTargetBit and the number of the target

  bool is_target() const { return (value & kTargetBit) != 0; }
  std::uint32_t target() const { return value & ~kTargetBit; }
  auto operator<=>(const TreeItem&) const = default;
};

/// What the pass keeps of a tree: its slot, and its items [first, first + count) of the same worker.
struct TreeFact {
  std::uint32_t slot = 0, first = 0, count = 0;
};

/// What the pass keeps of a commit. Trees and parents are slots; kNone: not in the store.
struct CommitFact {
  std::uint32_t slot = 0, tree = kNone;
  std::uint32_t first_parent = 0, parent_count = 0;
  store::Signature author;
  std::int64_t committed = 0;
};

/// What one worker saw. Names are the worker's own; values of child trees are slots.
struct FactsPart {
  std::vector<TreeFact> trees;
  std::vector<TreeItem> items;
  std::vector<CommitFact> commits;
  std::vector<std::uint32_t> parents;
  NameTable names;
  std::uint64_t missing_trees = 0;  ///< entries that name a tree the store has not
  std::vector<ContentId> damaged;   ///< commits and trees that do not parse
};

/// The one pass over all trees and commits: child trees, targets, and who follows whom.
struct Facts {
  std::vector<FactsPart> parts;
  std::vector<Notice> notices;  ///< damaged objects (git/corrupt-object), sorted
};
Facts collect_facts(const store::ObjectStore& store, const ThreadPool& pool, const TargetSet& targets);

}  // namespace rummage::git::history
