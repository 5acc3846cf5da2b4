#include "kustomize/shared_values.h"

#include <algorithm>
#include <unordered_map>

#include "kustomize/edit.h"

namespace rummage::kustomize {
namespace {

bool holds(const SharedValues& shared, yaml::Node node) {
  return std::find(shared.begin(), shared.end(), node.identity()) != shared.end();
}

/// A way down both trees at once that leaves out what is the same.
class Follower {
 public:
  Follower(yaml::Builder& nodes, SharedValues& shared) : nodes_(nodes), shared_(shared) {}

  void compare(yaml::Node before, yaml::Node after) {
    if (!after || before.identity() == after.identity() || before.kind() != after.kind()) return;
    if (before.is_scalar() && holds(shared_, before)) return replace(before, after);
    for (const yaml::Entry& entry : before.entries()) compare(entry.value, after.find(entry.key.text()));
    if (before.size() != after.size()) return;
    for (std::size_t i = 0; before.is_sequence() && i < before.size(); ++i) compare(before.at(i), after.at(i));
  }

  yaml::Node substituted(yaml::Node node) {
    if (node.is_scalar()) {
      const auto found = instead_.find(node.identity());
      return found == instead_.end() ? node : now_[found->second];
    }
    for (std::size_t i = 0; i < node.size(); ++i)
      node = with_child(nodes_, node, i, substituted(node.is_mapping() ? node.entry(i).value : node.at(i)));
    return node;
  }

  bool found() const { return !instead_.empty(); }
  void share() {
    for (const auto& [key, node] : now_)
      if (!holds(shared_, node)) shared_.push_back(node.identity());
  }

 private:
  /// The last one to be written stands in every place.
  void replace(yaml::Node before, yaml::Node after) {
    instead_[before.identity()] = before.identity();
    instead_[after.identity()] = before.identity();
    now_[before.identity()] = after;
  }

  yaml::Builder& nodes_;
  SharedValues& shared_;
  std::unordered_map<const void*, const void*> instead_;  ///< a value before, or one that took its place -> that before
  std::unordered_map<const void*, yaml::Node> now_;       ///< by the value before
};

}  // namespace

void share_values(SharedValues& shared, yaml::Node pairs) {
  for (const yaml::Entry& pair : pairs.entries())
    if (!holds(shared, pair.value)) shared.push_back(pair.value.identity());
}

yaml::Node followed(yaml::Builder& nodes, yaml::Node before, yaml::Node after, SharedValues& shared) {
  if (shared.empty() || !after) return after;
  Follower follower(nodes, shared);
  follower.compare(before, after);
  if (!follower.found()) return after;
  const yaml::Node out = follower.substituted(after);
  follower.share();
  return out;
}

}  // namespace rummage::kustomize
