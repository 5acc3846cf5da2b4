#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <unordered_set>
#include <vector>

#include "git/history/containment.h"
#include "git/history/names.h"
#include "git/history/target_set.h"

namespace rummage::git::history {

/// A group at a path: what attribution asks about. Paths are of the table of whoever made the key.
using Key = std::uint64_t;
inline Key make_key(std::uint32_t group, std::uint32_t path) {
  return std::uint64_t{group} << 32 | path;
}
inline std::uint32_t group_of(Key key) {
  return static_cast<std::uint32_t>(key >> 32);
}
inline std::uint32_t path_of(Key key) {
  return static_cast<std::uint32_t>(key);
}

/// Which (group, path) a tree holds that none of some other trees holds. Subtrees that are equal to the other's at the
/// same path are never entered. One for each thread.
class TreeDifference {
 public:
  /// Called for each (group, path) with the blob there.
  using Emit = std::function<void(Key key, std::uint32_t target)>;

  TreeDifference(const ContainingTrees& trees, const TargetSet& targets) : trees_(trees), targets_(targets) {}

  /// `tree` and `others`: numbers of containing trees; kNone holds nothing.
  void run(std::uint32_t tree, std::span<const std::uint32_t> others, const Emit& emit);

  /// As `run`, but what was entered before, at the same path, in any call, is not entered again.
  void run_once(std::uint32_t tree, std::span<const std::uint32_t> others, const Emit& emit);

  PathTable paths;
  std::uint64_t steps = 0;  ///< trees entered and keys given so far
  bool too_deep = false;    ///< a path of more than kMaxDepth parts was left out

  static constexpr unsigned kMaxDepth = 1000;

 private:
  void compare(std::uint32_t tree, std::span<const std::uint32_t> others, std::uint32_t path, unsigned depth);
  void compare_item(const TreeItem& item, std::uint32_t path, unsigned depth);
  void give_target(const TreeItem& item, std::uint32_t path, const std::vector<std::uint32_t>& same_name);
  bool entered_before(std::uint32_t tree, std::uint32_t path);

  const ContainingTrees& trees_;
  const TargetSet& targets_;
  const Emit* emit_ = nullptr;
  bool once_ = false;
  std::unordered_set<std::uint64_t> entered_;
  // By depth: the values that the other trees have under the name looked at, and the trees among them.
  struct Level {
    std::vector<std::uint32_t> same_name, other_trees, cursors;
  };
  std::vector<Level> levels_;
};

}  // namespace rummage::git::history
