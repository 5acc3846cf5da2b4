#include "helm/chart/coalesce.h"

#include <algorithm>

#include "helm/chart/tables.h"

namespace rummage::helm {
namespace {

constexpr int deepest = 1000;
constexpr std::string_view global_key = "global";

bool is_child(const UnitChart& chart, std::string_view name) {
  return std::any_of(chart.children.begin(), chart.children.end(),
                     [name](const UnitChart* child) { return child->name() == name; });
}

}  // namespace

Result<Map*> Coalescer::copied(UnitChart& chart, const Map* values, bool merge) {
  Map* copy = values == nullptr ? run_.heap.map() : run_.heap.copy(Value::map(const_cast<Map*>(values))).as_map();
  if (Status done = chart_values(chart, *copy, merge, 0); !done) return done.take_error();
  return copy;
}

Status Coalescer::chart_values(UnitChart& chart, Map& into, bool merge, int depth) {
  defaults(chart, into, merge);
  return children(chart, into, merge, depth);
}

void Coalescer::defaults(UnitChart& chart, Map& into, bool merge) {
  if (chart.values == nullptr) return;
  Map* copy = run_.heap.copy(Value::map(chart.values)).as_map();
  for (const Slot& slot : copy->slots) {
    Slot* there = into.find(slot.key.view());
    if (there == nullptr) {
      into.set(slot.key, slot.value).shadows = slot.shadows;
    } else if (there->value.is_nil() && !merge) {
      into.erase(slot.key.view());
    } else if (Map* over = table(there->value); over != nullptr) {
      Map* under = table(slot.value);
      if (under != nullptr) {
        tables(*over, *under, merge || is_child(chart, slot.key.view()), 0);
      } else if (!slot.value.is_nil()) {
        warn_("skipped a default value that is no table, where the values have one");
      }
    } else {
      hide(run_.heap, *there, slot);
    }
  }
}

Status Coalescer::children(UnitChart& chart, Map& into, bool merge, int depth) {
  if (depth > 100) return Error{"helm/limit", "charts are nested too deep", {}, nullptr};
  for (UnitChart* child : chart.children) {
    Slot* slot = into.find(child->name());
    if (slot == nullptr) slot = &into.set(made_key(run_, child->name()), Value::map(run_.heap.map()));
    Map* own = table(slot->value);
    if (own == nullptr) {
      if (!run_.lenient)
        return Error{
            "helm/values-mismatch", "type mismatch on " + child->name() + ": a table is expected", {}, nullptr};
      warn_("the values of a subchart are no table and are passed over: " + child->name());
      own = run_.heap.map();
      slot->value = Value::map(own);
    }
    globals(*own, into);
    if (Status done = chart_values(*child, *own, merge, depth + 1); !done) return done;
  }
  return Done{};
}

void Coalescer::globals(Map& into, const Map& from) {
  const Slot* target = into.find(global_key);
  const Slot* source = from.find(global_key);
  if ((target != nullptr && table(target->value) == nullptr) ||
      (source != nullptr && table(source->value) == nullptr)) {
    warn_("globals are passed over, for one side is no table");
    return;
  }
  Map* here = target == nullptr ? run_.heap.map() : table(target->value);
  if (source != nullptr)
    for (const Slot& slot : table(source->value)->slots) global(*here, slot);
  if (target == nullptr) into.set(source == nullptr ? made_key(run_, global_key) : source->key, Value::map(here));
}

// One entry of the parent's globals goes into the child's: the parent wins.
void Coalescer::global(Map& into, const Slot& slot) {
  Slot* there = into.find(slot.key.view());
  Map* from = table(slot.value);
  if (from == nullptr) {
    if (there != nullptr && table(there->value) != nullptr) {
      warn_("a global that is a table in a subchart is none above it");
      return;
    }
    Slot laid = slot;
    if (there != nullptr) hide(run_.heap, laid, *there);
    into.set(slot.key, slot.value).shadows = laid.shadows;
    return;
  }
  Map* copy = run_.heap.map();
  copy->slots = from->slots;
  if (there == nullptr) {
    into.set(slot.key, Value::map(copy)).shadows = slot.shadows;
  } else if (Map* own = table(there->value); own != nullptr) {
    tables(*copy, *own, true, 0);
    there->value = Value::map(copy);
  } else {
    warn_("a global that is a table is none in a subchart");
  }
}

void Coalescer::tables(Map& over, Map& under, bool merge, int depth) {
  if (depth > deepest || &over == &under) return;
  const std::vector<Slot> entries = under.slots;
  for (const Slot& slot : entries) {
    Slot* there = over.find(slot.key.view());
    Map* below = table(slot.value);
    if (there == nullptr) {
      over.set(slot.key, slot.value).shadows = slot.shadows;
    } else if (there->value.is_nil() && !merge && (run_.helm < 4 || !slot.value.is_nil())) {
      over.erase(slot.key.view());
    } else if (below != nullptr) {
      if (Map* own = table(there->value); own != nullptr) {
        tables(*own, *below, merge, depth + 1);
      } else {
        warn_("a table cannot be overwritten with a value that is none");
      }
    } else if (table(there->value) != nullptr) {
      if (!slot.value.is_nil()) warn_("a value that is no table is passed over where there is a table");
    } else {
      hide(run_.heap, *there, slot);
    }
  }
}

}  // namespace rummage::helm
