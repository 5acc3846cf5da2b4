#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "git/store/content_buffer.h"
#include "git/store/delta_forest.h"
#include "git/store/inflate.h"
#include "git/store/object_reader.h"
#include "git/store/object_store.h"
#include "git/store/visit.h"
#include "git/store/visit_queue.h"

namespace rummage::git::store {

/// A piece of a pass: a node and all below it, or a loose object.
struct VisitItem {
  std::uint32_t pack = 0;  ///< packs().size(): a loose object
  std::uint32_t node = 0;  ///< of the pack's forest; the index of a loose object
  SharedBuffer base;       ///< content of the node's base; null for a root
};

/// What the workers of one pass share. Forests are planned, and not changed any more.
struct VisitRun {
  const ObjectStore& store;
  const VisitOptions& options;
  const Visitor& visitor;
  std::vector<DeltaForest> forests;
  VisitQueue<VisitItem> queue;
  std::atomic<int> recoveries_left{10000};  ///< attempts to read damaged objects from another copy
};

/// One thread's part of a pass.
class VisitWorker {
 public:
  VisitWorker(VisitRun& run, unsigned number) : run_(run), number_(number) {}
  /// Takes items until all work is done.
  void work();

  /// What this worker saw; notices are left to the caller.
  VisitResult result;

 private:
  // What became of a node: content, or the reason why there is none.
  struct Made {
    SharedBuffer content;    // null: damaged, or too large
    bool too_large = false;  // it, or something it is built on
    DeltaView delta;         // delta.base.data() null: stored whole
  };
  struct Frame {
    SharedBuffer content;
    bool too_large = false;
    std::span<const std::uint32_t> children;
    std::size_t next = 0;
  };

  void run_tree(const VisitItem& item);
  void visit_node(std::uint32_t pack, std::uint32_t node, const Frame& parent, std::vector<Frame>& stack);
  Made make(std::uint32_t pack, std::uint32_t node, const Frame& parent);
  Made make_whole(std::string_view packed, const PackEntry& entry, std::uint64_t limit);
  Made make_delta(std::string_view packed, const PackEntry& entry, const SharedBuffer& base, std::uint64_t limit);
  bool has_other_source(std::uint32_t pack, std::uint32_t node) const;
  void recover(std::uint32_t pack, std::uint32_t node, Made& made);
  void report(std::uint32_t pack, std::uint32_t node, const Made& made);
  void visit_loose(std::uint32_t loose);
  void deliver(std::uint32_t slot, ContentBuffer& content, const DeltaView* delta, bool is_base);

  VisitRun& run_;
  unsigned number_;
  Inflater inflater_;
  BufferPool buffers_;
  std::string delta_;
  std::unique_ptr<ObjectReader> reader_;
};

}  // namespace rummage::git::store
