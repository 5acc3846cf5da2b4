#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "git/history/names.h"
#include "git/history/tree_facts.h"

namespace rummage::git::history {

/// The trees that hold a target, themselves or further down, numbered; all others are forgotten.
struct ContainingTrees {
  NameTable names;
  std::vector<std::uint32_t> first;    ///< items of tree t: [first[t], first[t + 1])
  std::vector<TreeItem> items;         ///< of each tree by name, then value; child trees by their number here
  std::vector<std::uint32_t> of_slot;  ///< by slot: the tree's number, or kNone

  std::uint32_t size() const { return static_cast<std::uint32_t>(first.size() - 1); }
  std::span<const TreeItem> of(std::uint32_t tree) const {
    return std::span(items).subspan(first[tree], first[tree + 1] - first[tree]);
  }
};

/// Closes the facts upwards: a tree holds a target when one of its items does. Takes the trees' facts away.
ContainingTrees close_upwards(std::vector<TreeFacts>& parts, std::uint32_t slots);

/// Which targets the trees of `roots` (kNone is passed over) hold, by number.
std::vector<bool> held_targets(const ContainingTrees& trees, std::span<const std::uint32_t> roots,
                               std::uint32_t target_count);

}  // namespace rummage::git::history
