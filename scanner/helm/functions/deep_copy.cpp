#include "helm/functions/deep_copy.h"

#include "helm/functions/items.h"

namespace rummage::helm {
namespace {

constexpr int deepest_copy = 1000;

class Copier {
 public:
  explicit Copier(Run& run) : run_(run) {}

  Value copy(const Value& value, int levels) {
    if (over_ || (!value.is_map() && !value.is_list())) return value;
    over_ = levels == 0 || !run_.step() || run_.heap.bytes() > run_.limits.memory;
    if (over_) return value;
    return value.is_map() ? copy_map(value, levels) : copy_list(value, levels);
  }
  bool over() const { return over_; }

 private:
  Value copy_map(const Value& value, int levels) {
    Map* made = run_.heap.map();
    made->slots = value.as_map()->slots;
    count(made->slots.size());
    for (Slot& slot : made->slots) slot.value = copy(slot.value, levels - 1);
    return Value::map(made, value.type());
  }

  Value copy_list(const Value& value, int levels) {
    if (value.as_list() == nullptr) return value;
    List* made = run_.heap.list();
    made->items = value.as_list()->items;
    count(made->items.size());
    for (Value& item : made->items) item = copy(item, levels - 1);
    return Value::list(made, value.type());
  }

  void count(std::size_t items) { over_ = over_ || !run_.step(items); }

  Run& run_;
  bool over_ = false;
};

}  // namespace

Result<Value> deep_copy(Run& run, const Value& value) {
  Copier copier(run);
  Value made = copier.copy(value, deepest_copy);
  if (copier.over()) return too_much();
  return made;
}

}  // namespace rummage::helm
