#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/thread_pool.h"
#include "git/store/object.h"
#include "git/store/pack.h"

namespace rummage::git::store {

/// The entries of one pack as trees of deltas: a node for each entry, in order of offsets; a delta hangs below its
/// base.
///
/// Invariant: every node is in parents_first() once, after its base. A node whose base is not in the pack, whose header
/// is damaged, or which lies on a cycle of reference deltas is *broken*: a root without a kind.
class DeltaForest {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  /// Reads every entry's header, on the pool's threads.
  static DeltaForest build(const Pack& pack, const ThreadPool& pool);

  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  /// Position in the pack's index.
  std::uint32_t position(std::uint32_t node) const { return nodes_[node].position; }
  std::uint64_t offset(std::uint32_t node) const { return offsets_[node]; }
  /// Where the next entry begins, or the pack ends: no entry's data reaches further.
  std::uint64_t end(std::uint32_t node) const { return offsets_[node + 1]; }
  std::uint32_t base(std::uint32_t node) const { return nodes_[node].base; }
  /// Kind of the object; nullopt below a broken root.
  std::optional<ObjectKind> kind(std::uint32_t node) const;
  const std::vector<std::uint32_t>& parents_first() const { return order_; }

  /// Keeps only what leads to nodes for which `wanted` is true, and puts heavy children last. Thread-safe functions.
  void plan(const std::function<bool(std::uint32_t node)>& wanted);
  /// After plan: whether the node itself is wanted; whether it must be made, for itself or as a base.
  bool wanted(std::uint32_t node) const { return (nodes_[node].flags & kWanted) != 0; }
  bool needed(std::uint32_t node) const { return (nodes_[node].flags & kNeeded) != 0; }
  /// Needed children, the one with the most work below it last.
  std::span<const std::uint32_t> children(std::uint32_t node) const;
  /// Estimated work of the node and all below it, in bytes of content.
  float weight(std::uint32_t node) const { return nodes_[node].weight; }

 private:
  static constexpr std::uint8_t kWanted = 1, kNeeded = 2;
  struct Node {
    std::uint32_t position = 0, base = kNone, first_child = 0, needed_children = 0;
    float weight = 0;  // before plan: declared size of the entry
    std::uint8_t kind = 0, flags = 0;
  };
  void sort_offsets(const Pack& pack);
  void read_headers(const Pack& pack, const ThreadPool& pool);
  void read_header(const Pack& pack, const std::vector<std::uint32_t>& node_at, std::uint32_t node);
  std::uint32_t node_at_offset(std::uint64_t offset, std::uint32_t before) const;
  void link_children();
  void order_nodes();
  void append_subtree(std::uint32_t root);
  void weigh();

  std::vector<std::uint64_t> offsets_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> children_, order_;
};

}  // namespace rummage::git::store
