#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "yaml/node.h"

namespace rummage::ciphertext {

inline constexpr std::size_t max_leaves = 100'000;
inline constexpr std::size_t max_depth = 1000;

/// A scalar and the keys on the way to it (list positions have none). Valid during the visit only.
struct Leaf {
  yaml::Node node;
  const std::vector<std::string_view>& keys;
};

/// The walk behind for_each_leaf: one frame for each collection on the way, so that memory follows the depth.
class LeafWalk {
 public:
  explicit LeafWalk(const yaml::Node& root) { enter(root, false); }

  /// Moves to the next scalar; false at the end or at a limit.
  bool next();
  Leaf leaf() const { return {node_, keys_}; }

 private:
  struct Frame {
    yaml::Entries::iterator entry, last_entry;
    yaml::Items::iterator item, last_item;
    bool has_key;  ///< a key was pushed to enter it
  };
  void enter(const yaml::Node& collection, bool has_key);
  bool step(yaml::Node& child);
  void leave();

  std::vector<Frame> frames_;
  std::vector<std::string_view> keys_;
  yaml::Node node_;
  bool leaf_key_ = false;
  std::size_t seen_ = 0;
};

/// Calls visit(leaf) for each scalar below a mapping key, in document order, up to both limits.
template <class Visit>
void for_each_leaf(const yaml::Node& document, Visit visit) {
  for (LeafWalk walk(document); walk.next();)
    if (!walk.leaf().keys.empty()) visit(walk.leaf());
}

}  // namespace rummage::ciphertext
