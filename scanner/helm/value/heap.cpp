#include "helm/value/heap.h"

#include <algorithm>

#include "helm/value/object.h"

namespace rummage::helm {
namespace {

constexpr int deepest_copy = 1000;

auto place_of(auto& slots, std::string_view key) {
  return std::lower_bound(slots.begin(), slots.end(), key,
                          [](const Slot& slot, std::string_view wanted) { return slot.key.view() < wanted; });
}

Value copy_value(Heap& heap, const Value& value, int levels) {
  if (levels == 0) return value;
  if (value.is_map()) {
    Map* copy = heap.map();
    copy->slots = value.as_map()->slots;
    for (Slot& slot : copy->slots) slot.value = copy_value(heap, slot.value, levels - 1);
    return Value::map(copy, value.type());
  }
  if (value.is_list() && value.as_list() != nullptr) {
    List* copy = heap.list();
    copy->items = value.as_list()->items;
    for (Value& item : copy->items) item = copy_value(heap, item, levels - 1);
    return Value::list(copy, value.type());
  }
  return value;
}

}  // namespace

Slot* Map::find(std::string_view key) {
  const auto found = place_of(slots, key);
  return found != slots.end() && found->key.view() == key ? &*found : nullptr;
}

const Slot* Map::find(std::string_view key) const {
  return const_cast<Map*>(this)->find(key);
}

Value Map::get(std::string_view key) const {
  const Slot* slot = find(key);
  return slot == nullptr ? Value() : slot->value;
}

Slot& Map::set(const sources::Text& key, Value value) {
  auto found = place_of(slots, key.view());
  if (found == slots.end() || found->key.view() != key.view()) found = slots.insert(found, {key, {}, nullptr});
  found->value = std::move(value);
  return *found;
}

bool Map::erase(std::string_view key) {
  const auto found = place_of(slots, key);
  if (found == slots.end() || found->key.view() != key) return false;
  slots.erase(found);
  return true;
}

Heap::Heap() = default;
Heap::~Heap() = default;

Map* Heap::map() {
  bytes_ += sizeof(Map) + sizeof(Slot);
  return &maps_.emplace_back();
}

List* Heap::list() {
  bytes_ += sizeof(List) + sizeof(Value);
  return &lists_.emplace_back();
}

Object* Heap::keep(std::unique_ptr<Object> object) {
  bytes_ += sizeof(void*) * 16;
  return objects_.emplace_back(std::move(object)).get();
}

const Shadow* Heap::shadow(sources::Text leaf, const Shadow* older) {
  bytes_ += sizeof(Shadow);
  return &shadows_.emplace_back(Shadow{std::move(leaf), older});
}

Value Heap::copy(const Value& value) {
  return copy_value(*this, value, deepest_copy);
}

}  // namespace rummage::helm
