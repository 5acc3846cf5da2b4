#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/thread_pool.h"
#include "git/history/commit_graph.h"
#include "git/history/containment.h"
#include "git/history/names.h"
#include "git/history/target_set.h"
#include "git/history/tree_difference.h"

namespace rummage::git::history {

/// A commit that brings a group to a path: its tree holds it there, and no parent's does.
struct Introduction {
  Key key = 0;
  std::uint32_t commit = 0, target = 0;
  auto operator<=>(const Introduction&) const = default;
};

/// What the sweep over all commits finds.
struct Changes {
  PathTable paths;
  std::vector<Introduction> introductions;  ///< by key, then commit
  /// The latest commit that holds the key and is either a tip or has a child that does not: among reachable commits,
  /// and among the others.
  std::unordered_map<Key, std::uint32_t> last_reachable, last_unreachable;
  std::unordered_map<Key, std::uint32_t> in_head;  ///< with the blob there
  bool too_deep = false;
};

/// Whether `a` comes after `b`: later committer time, then lower id.
inline bool later(const CommitGraph& graph, std::uint32_t a, std::uint32_t b) {
  auto time_a = graph.commits[a].committed, time_b = graph.commits[b].committed;
  return time_a != time_b ? time_a > time_b : a < b;
}

/// Compares every commit's tree with its parents' trees, both ways. Nothing when more than `max_steps` trees and keys
/// would be looked at: a history made up to be large.
std::optional<Changes> sweep(const CommitGraph& graph, const ContainingTrees& trees, const TargetSet& targets,
                             const ThreadPool& pool, std::uint64_t max_steps);

}  // namespace rummage::git::history
