#include "git/history/tree_difference.h"

#include <algorithm>

namespace rummage::git::history {

void TreeDifference::run(std::uint32_t tree, std::span<const std::uint32_t> others, const Emit& emit) {
  if (levels_.empty()) levels_.resize(kMaxDepth + 1);
  if (tree == kNone || std::find(others.begin(), others.end(), tree) != others.end()) return;
  emit_ = &emit;
  compare(tree, others, 0, 0);
}

void TreeDifference::run_once(std::uint32_t tree, std::span<const std::uint32_t> others, const Emit& emit) {
  once_ = true;
  run(tree, others, emit);
  once_ = false;
}

bool TreeDifference::entered_before(std::uint32_t tree, std::uint32_t path) {
  return once_ && !entered_.insert(std::uint64_t{path} << 32 | tree).second;
}

// Both sides' items are sorted by name: one merge, with a cursor into each of the others.
void TreeDifference::compare(std::uint32_t tree, std::span<const std::uint32_t> others, std::uint32_t path,
                             unsigned depth) {
  if (depth >= kMaxDepth) too_deep = true;
  if (depth >= kMaxDepth || entered_before(tree, path)) return;
  ++steps;
  Level& level = levels_[depth];
  level.cursors.assign(others.size(), 0);
  std::uint32_t name = kNone;
  for (const TreeItem& item : trees_.of(tree)) {
    if (item.name != name) {
      name = item.name;
      level.same_name.clear();
      for (std::size_t i = 0; i < others.size(); ++i) {
        if (others[i] == kNone) continue;
        auto items = trees_.of(others[i]);
        std::uint32_t& cursor = level.cursors[i];
        while (cursor < items.size() && items[cursor].name < name) ++cursor;
        for (std::uint32_t at = cursor; at < items.size() && items[at].name == name; ++at)
          level.same_name.push_back(items[at].value);
      }
    }
    compare_item(item, path, depth);
  }
}

void TreeDifference::compare_item(const TreeItem& item, std::uint32_t path, unsigned depth) {
  Level& level = levels_[depth];
  if (std::find(level.same_name.begin(), level.same_name.end(), item.value) != level.same_name.end()) return;
  if (item.is_target()) return give_target(item, path, level.same_name);
  level.other_trees.clear();
  for (std::uint32_t value : level.same_name)
    if ((value & TreeItem::kTargetBit) == 0) level.other_trees.push_back(value);
  compare(item.value, level.other_trees, paths.child(path, item.name), depth + 1);
}

void TreeDifference::give_target(const TreeItem& item, std::uint32_t path,
                                 const std::vector<std::uint32_t>& same_name) {
  std::uint32_t here = kNone;
  for (std::uint32_t group : targets_.groups(item.target())) {
    bool held = std::any_of(same_name.begin(), same_name.end(), [&](std::uint32_t value) {
      if ((value & TreeItem::kTargetBit) == 0) return false;
      auto groups = targets_.groups(value & ~TreeItem::kTargetBit);
      return std::binary_search(groups.begin(), groups.end(), group);
    });
    if (held) continue;
    if (here == kNone) here = paths.child(path, item.name);
    ++steps;
    (*emit_)(make_key(group, here), item.target());
  }
}

}  // namespace rummage::git::history
