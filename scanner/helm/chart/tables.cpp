#include "helm/chart/tables.h"

#include <vector>

namespace rummage::helm {
namespace {

bool is_leaf(const Value& value) {
  return !value.is_map() && !value.is_list() && !value.text().empty();
}

// `chain` with `more` behind it.
const Shadow* appended(Heap& heap, const Shadow* chain, const std::vector<sources::Text>& more) {
  std::vector<sources::Text> all;
  for (const Shadow* at = chain; at != nullptr && all.size() < 64; at = at->next) all.push_back(at->leaf);
  all.insert(all.end(), more.begin(), more.end());
  const Shadow* made = nullptr;
  for (auto at = all.rbegin(); at != all.rend(); ++at) made = heap.shadow(*at, made);
  return made;
}

Map* merged(Heap& heap, const Map& under, const Map& over, int levels) {
  Map* out = heap.map();
  out->slots = under.slots;
  for (const Slot& slot : over.slots) {
    Slot* below = out->find(slot.key.view());
    if (below == nullptr) {
      out->set(slot.key, slot.value).shadows = slot.shadows;
      continue;
    }
    Map* inner = table(below->value);
    Map* outer = table(slot.value);
    if (inner != nullptr && outer != nullptr && levels > 0) {
      below->value = Value::map(merged(heap, *inner, *outer, levels - 1));
      continue;
    }
    Slot replaced = slot;
    hide(heap, replaced, *below);
    *below = std::move(replaced);
  }
  return out;
}

}  // namespace

Map* table(const Value& value) {
  return value.type() == Type::map ? value.as_map() : nullptr;
}

Map* table_at(Map* root, std::string_view path) {
  for (Map* at = root; at != nullptr;) {
    const std::size_t dot = path.find('.');
    const Slot* slot = at->find(path.substr(0, dot));
    at = slot != nullptr && slot->value.is_map() ? slot->value.as_map() : nullptr;
    if (dot == path.npos) return at;
    path.remove_prefix(dot + 1);
  }
  return nullptr;
}

std::optional<Value> value_at(Map* root, std::string_view path) {
  const std::size_t dot = path.rfind('.');
  Map* holder = dot == path.npos ? root : table_at(root, path.substr(0, dot));
  if (holder == nullptr) return std::nullopt;
  const Slot* slot = holder->find(dot == path.npos ? path : path.substr(dot + 1));
  if (slot == nullptr || table(slot->value) != nullptr) return std::nullopt;
  return slot->value;
}

void hide(Heap& heap, Slot& slot, const Slot& below) {
  std::vector<sources::Text> hidden;
  if (is_leaf(below.value)) hidden.push_back(below.value.text());
  for (const Shadow* at = below.shadows; at != nullptr && hidden.size() < 64; at = at->next) hidden.push_back(at->leaf);
  if (!hidden.empty()) slot.shadows = appended(heap, slot.shadows, hidden);
}

sources::Text made_key(const Run& run, std::string_view bytes) {
  return run.made(bytes, sources::Origin::synth);
}

Map* laid_over(Heap& heap, const Map& under, const Map& over) {
  return merged(heap, under, over, 1000);
}

}  // namespace rummage::helm
