#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string_view>
#include <vector>

#include "helm/value/value.h"

namespace rummage::helm {

/// What a slot held before, in an earlier values layer or before `set`: the leaf, its evidence or text.
struct Shadow {
  sources::Text leaf;
  const Shadow* next = nullptr;  ///< older
};

/// One entry of a map.
struct Slot {
  sources::Text key;  ///< with its own origin: a key can become a name
  Value value;
  const Shadow* shadows = nullptr;  ///< newest first; null: nothing overridden
};

/// A Go map with string keys; sorted by key bytes, which is the order `range` uses. Mutable and shared.
struct Map {
  std::vector<Slot> slots;
  bool is_nil = false;  ///< Go's nil map: empty, and nothing can be set in it

  Slot* find(std::string_view key);
  const Slot* find(std::string_view key) const;
  /// The value; nil when absent.
  Value get(std::string_view key) const;
  /// Sets or adds; the key text of a new slot is `key`, an existing one keeps its own. Shadows stay as they are.
  Slot& set(const sources::Text& key, Value value);
  bool erase(std::string_view key);
  std::size_t size() const { return slots.size(); }
};

/// A Go slice. Functions that give a changed list make a new one.
struct List {
  std::vector<Value> items;
};

/// Memory of one unit's values: nothing is freed before the heap. One thread.
class Heap {
 public:
  Heap();
  ~Heap();
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  Map* map();
  List* list();
  /// Keeps `object` as long as the heap.
  Object* keep(std::unique_ptr<Object> object);
  /// `leaf` put in front of `older`.
  const Shadow* shadow(sources::Text leaf, const Shadow* older);

  /// A deep copy of maps and lists (objects are shared), as `deepCopy` makes it. Cut off 1,000 levels down.
  Value copy(const Value& value);

  /// Maps, lists, slots' worth of memory given out, to bound a unit. In bytes, roughly.
  std::size_t bytes() const { return bytes_; }

 private:
  std::deque<Map> maps_;
  std::deque<List> lists_;
  std::deque<Shadow> shadows_;
  std::vector<std::unique_ptr<Object>> objects_;
  std::size_t bytes_ = 0;
};

}  // namespace rummage::helm
