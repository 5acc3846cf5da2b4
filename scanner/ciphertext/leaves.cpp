#include "ciphertext/leaves.h"

namespace rummage::ciphertext {

void LeafWalk::enter(const yaml::Node& collection, bool has_key) {
  const yaml::Entries entries = collection.entries();
  const yaml::Items items = collection.items();
  frames_.push_back({entries.begin(), entries.end(), items.begin(), items.end(), has_key});
}

void LeafWalk::leave() {
  if (frames_.back().has_key) keys_.pop_back();
  frames_.pop_back();
}

// The next child of the innermost collection; its key, if any, is then on `keys_`.
bool LeafWalk::step(yaml::Node& child) {
  Frame& top = frames_.back();
  if (top.entry != top.last_entry) {
    const yaml::Entry entry = *top.entry;
    ++top.entry;
    keys_.push_back(entry.key.text());
    leaf_key_ = true;
    child = entry.value;
    return true;
  }
  if (top.item == top.last_item) return false;
  child = *top.item;
  ++top.item;
  leaf_key_ = false;
  return true;
}

bool LeafWalk::next() {
  if (leaf_key_) keys_.pop_back();
  leaf_key_ = false;
  while (!frames_.empty() && seen_ < max_leaves) {
    yaml::Node child;
    if (!step(child)) {
      leave();
      continue;
    }
    ++seen_;
    const bool collection = child.is_mapping() || child.is_sequence();
    if (!collection) {
      node_ = child;
      return true;
    }
    if (frames_.size() <= max_depth)
      enter(child, leaf_key_);
    else if (leaf_key_)
      keys_.pop_back();
    leaf_key_ = false;
  }
  return false;
}

}  // namespace rummage::ciphertext
