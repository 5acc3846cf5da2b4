#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/node.h"

namespace rummage::yaml {

/// The way from a root to a node: keys and indices. Keys are views into the document.
class Path {
 public:
  struct Step {
    std::string_view key;  ///< empty when the step is an index
    std::uint32_t index = 0;
    bool is_index = false;
  };
  void push_key(std::string_view key) { steps_.push_back({key, 0, false}); }
  void push_index(std::uint32_t index) { steps_.push_back({{}, index, true}); }
  void pop() { steps_.pop_back(); }
  const std::vector<Step>& steps() const { return steps_; }
  bool empty() const { return steps_.empty(); }
  std::size_t size() const { return steps_.size(); }

  /// RFC 6901: "/spec/containers/0/env/1/value"; "" for the root.
  std::string pointer() const;
  /// As people write it: "db.pass", "spec.containers[0].image".
  std::string dotted() const;

 private:
  std::vector<Step> steps_;
};

/// What a walk shows of each scalar.
struct Leaf {
  Node key;  ///< of the entry that holds it; absent for items and the root
  Node value;
  const Path& path;  ///< valid during the call
};

/// Calls `visit` for each scalar value below `root` in document order, merge keys and aliases applied. Stops when
/// `visit` gives false or after `limit` scalars (aliases can make a small text large). True when all were visited.
bool walk_scalars(Node root, const std::function<bool(const Leaf&)>& visit, std::uint64_t limit = 10'000'000);

/// What stands at a source position.
struct Located {
  Node node;  ///< the deepest one whose span holds the position
  Path path;
  bool is_key = false;  ///< `node` is the key of the entry that `path` names
};

/// Finds the node at `where` by spans, among the entries as written. Absent when it lies in no child of `root`.
Located locate(Node root, Loc where);

}  // namespace rummage::yaml
