#pragma once

#include <cstdint>
#include <vector>

#include "base/notice.h"
#include "base/thread_pool.h"
#include "git/history/commit_facts.h"
#include "git/history/names.h"
#include "git/history/target_set.h"
#include "git/store/object_store.h"

namespace rummage::git::history {

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

/// The trees that one worker saw. Names are the worker's own; values of child trees are slots.
struct TreeFacts {
  std::vector<TreeFact> trees;
  std::vector<TreeItem> items;
  NameTable names;
  std::uint64_t missing_trees = 0;  ///< entries that name a tree the store has not
  std::vector<ContentId> damaged;   ///< trees that do not parse
};

/// What all trees and commits say: child trees, targets, and who follows whom. By worker.
struct Facts {
  std::vector<TreeFacts> trees;
  std::vector<CommitFacts> commits;
  std::vector<Notice> notices;  ///< damaged objects (git/corrupt-object), sorted
};

/// Reads all trees, and the commits too unless a walk has seen them: `commits` of every one, by worker.
Facts collect_facts(const store::ObjectStore& store, const ThreadPool& pool, const TargetSet& targets,
                    std::vector<CommitFacts> commits);

}  // namespace rummage::git::history
