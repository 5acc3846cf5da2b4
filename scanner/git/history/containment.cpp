#include "git/history/containment.h"

#include <algorithm>

namespace rummage::git::history {
namespace {

// A tree's fact with the part it stands in.
struct Where {
  std::uint32_t part = 0, fact = 0;
};

class Closure {
 public:
  Closure(std::vector<TreeFacts>& parts, std::uint32_t slots) : parts_(parts), of_slot_(slots, kNone) {
    for (std::uint32_t part = 0; part < parts.size(); ++part)
      for (std::uint32_t fact = 0; fact < parts[part].trees.size(); ++fact) {
        of_slot_[parts[part].trees[fact].slot] = static_cast<std::uint32_t>(where_.size());
        where_.push_back({part, fact});
      }
    holds_.resize(where_.size());
  }

  ContainingTrees run() {
    link_parents();
    mark_holders();
    return compact();
  }

 private:
  std::span<const TreeItem> items(std::uint32_t tree) const {
    const TreeFacts& part = parts_[where_[tree].part];
    const TreeFact& fact = part.trees[where_[tree].fact];
    return std::span(part.items).subspan(fact.first, fact.count);
  }

  template <class Visit>
  void each_edge(Visit visit) const {
    for (std::uint32_t tree = 0; tree < where_.size(); ++tree)
      for (const TreeItem& item : items(tree))
        if (!item.is_target() && of_slot_[item.value] != kNone) visit(tree, of_slot_[item.value]);
  }

  // Counting sort of the edges by child.
  void link_parents() {
    first_above_.assign(where_.size() + 1, 0);
    each_edge([&](std::uint32_t, std::uint32_t child) { ++first_above_[child + 1]; });
    for (std::size_t i = 1; i < first_above_.size(); ++i) first_above_[i] += first_above_[i - 1];
    above_.resize(first_above_.back());
    std::vector<std::uint32_t> fill(first_above_.begin(), first_above_.end() - 1);
    each_edge([&](std::uint32_t tree, std::uint32_t child) { above_[fill[child]++] = tree; });
  }

  void mark_holders() {
    std::vector<std::uint32_t> left;
    for (std::uint32_t tree = 0; tree < where_.size(); ++tree) {
      auto own = items(tree);
      holds_[tree] = std::any_of(own.begin(), own.end(), [](const TreeItem& item) { return item.is_target(); });
      if (holds_[tree]) left.push_back(tree);
    }
    while (!left.empty()) {
      std::uint32_t tree = left.back();
      left.pop_back();
      for (std::uint32_t i = first_above_[tree]; i < first_above_[tree + 1]; ++i) {
        if (holds_[above_[i]]) continue;
        holds_[above_[i]] = true;
        left.push_back(above_[i]);
      }
    }
  }

  ContainingTrees compact() {
    ContainingTrees out;
    out.of_slot = std::move(of_slot_);
    std::vector<std::uint32_t> number(where_.size(), kNone);
    std::uint32_t count = 0;
    for (std::uint32_t tree = 0; tree < where_.size(); ++tree)
      if (holds_[tree]) number[tree] = count++;
    std::vector<std::vector<std::uint32_t>> renamed(parts_.size());
    for (std::size_t part = 0; part < parts_.size(); ++part) renamed[part].assign(parts_[part].names.size(), kNone);
    for (std::uint32_t tree = 0; tree < where_.size(); ++tree) {
      if (!holds_[tree]) continue;
      out.first.push_back(static_cast<std::uint32_t>(out.items.size()));
      add_items(tree, number, out, renamed[where_[tree].part]);
    }
    out.first.push_back(static_cast<std::uint32_t>(out.items.size()));
    for (std::uint32_t& tree : out.of_slot)
      if (tree != kNone) tree = number[tree];
    return out;
  }

  void add_items(std::uint32_t tree, const std::vector<std::uint32_t>& number, ContainingTrees& out,
                 std::vector<std::uint32_t>& renamed) {
    auto begin = static_cast<std::ptrdiff_t>(out.items.size());
    for (TreeItem item : items(tree)) {
      if (!item.is_target()) {
        std::uint32_t child = out.of_slot[item.value];
        if (child == kNone || number[child] == kNone) continue;
        item.value = number[child];
      }
      if (renamed[item.name] == kNone)
        renamed[item.name] = out.names.intern(parts_[where_[tree].part].names.name(item.name));
      item.name = renamed[item.name];
      out.items.push_back(item);
    }
    std::sort(out.items.begin() + begin, out.items.end());
  }

  std::vector<TreeFacts>& parts_;
  std::vector<std::uint32_t> of_slot_, first_above_, above_;
  std::vector<Where> where_;
  std::vector<bool> holds_;
};

}  // namespace

ContainingTrees close_upwards(std::vector<TreeFacts>& parts, std::uint32_t slots) {
  ContainingTrees out = Closure(parts, slots).run();
  for (TreeFacts& part : parts) {
    part.trees = {};
    part.items = {};
    part.names = {};
  }
  return out;
}

std::vector<bool> held_targets(const ContainingTrees& trees, std::span<const std::uint32_t> roots,
                               std::uint32_t target_count) {
  std::vector<bool> seen(trees.size()), held(target_count);
  std::vector<std::uint32_t> left;
  auto enter = [&](std::uint32_t tree) {
    if (tree == kNone || seen[tree]) return;
    seen[tree] = true;
    left.push_back(tree);
  };
  for (std::uint32_t root : roots) enter(root);
  while (!left.empty()) {
    std::uint32_t tree = left.back();
    left.pop_back();
    for (const TreeItem& item : trees.of(tree)) {
      if (item.is_target())
        held[item.target()] = true;
      else
        enter(item.value);
    }
  }
  return held;
}

}  // namespace rummage::git::history
