#include "helm/functions/merge.h"

#include "helm/functions/items.h"

namespace rummage::helm {
namespace {

constexpr int deepest_merge = 1000;

class Merge {
 public:
  Merge(const Call& call, bool overwrite) : call_(call), overwrite_(overwrite) {}

  Status run(Map& into, const Map& from, int levels) {
    if (levels == 0) return too_much();
    // A map may be merged into itself or a part of itself: go over what stood there at first.
    const std::vector<Slot> slots = from.slots;
    if (!may_make(call_, slots.size())) return too_much();
    for (const Slot& slot : slots)
      if (auto done = merge_slot(into, slot, levels); !done) return done;
    return Done{};
  }

 private:
  Status merge_slot(Map& into, const Slot& from, int levels) {
    if (from.value.is_nil()) {
      if (overwrite_) put(into, from);
      return Done{};
    }
    const Slot* slot = into.find(from.key.view());
    const Value old = slot == nullptr ? Value() : slot->value;
    const bool maps = old.is_map() && from.value.is_map();
    if (maps)
      if (auto done = run(*old.as_map(), *from.value.as_map(), levels - 1); !done) return done;
    if (overwrite_ && from.value.kind() == Kind::slice) {
      put(into, from);
      return Done{};
    }
    if (!is_empty(old) && (maps || from.value.kind() == Kind::slice)) return Done{};
    if (overwrite_ || is_empty(old)) put(into, from);
    return Done{};
  }

  void put(Map& into, const Slot& from) {
    overwrite_slot(call_.run, into, from.key, from.value);
    Slot* slot = into.find(from.key.view());
    if (slot->shadows == nullptr) slot->shadows = from.shadows;
  }

  const Call& call_;
  bool overwrite_;
};

}  // namespace

void overwrite_slot(Run& run, Map& map, const sources::Text& key, const Value& value) {
  Slot* slot = map.find(key.view());
  if (slot != nullptr && run.recording == sources::Recording::on && !slot->value.text().empty())
    slot->shadows = run.heap.shadow(slot->value.text(), slot->shadows);
  map.set(key, value);
}

Status merge_map(const Call& call, Map& into, const Map& from, bool overwrite) {
  return Merge(call, overwrite).run(into, from, deepest_merge);
}

}  // namespace rummage::helm
