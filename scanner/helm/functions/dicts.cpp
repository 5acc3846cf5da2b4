#include <algorithm>

#include "helm/functions/families.h"
#include "helm/functions/items.h"
#include "helm/functions/merge.h"
#include "helm/functions/shown.h"

namespace rummage::helm::families {
namespace {

// A nil map may be read like an empty one, as in Go.
const Map& map_of(const Value& value) {
  static const Map none;
  return value.is_map() ? *value.as_map() : none;
}

Error nil_map() {
  return failure("assignment to entry in nil map");
}

Result<Value> dict(const Call& call) {
  Map* map = call.run.heap.map();
  for (std::size_t i = 0; i < call.args.size(); i += 2) {
    const bool alone = i + 1 == call.args.size();
    map->set(shown(call, call[i]), alone ? Value::string({}) : call[i + 1]);
  }
  return Value::map(map);
}

Result<Value> get(const Call& call) {
  const Slot* slot = map_of(call[0]).find(call.view(1));
  return slot == nullptr ? Value::string({}) : slot->value;
}

Result<Value> set(const Call& call) {
  if (!call[0].is_map() || call[0].as_map()->is_nil) return nil_map();
  // A new key moves the ones behind it.
  if (!may_make(call, 1 + call[0].as_map()->size() / 64)) return too_much();
  overwrite_slot(call.run, *call[0].as_map(), call[1].text(), call[2]);
  return Value::map(call[0].as_map());
}

Result<Value> unset(const Call& call) {
  if (!call[0].is_map()) return Value::map(call.run.heap.map());
  call[0].as_map()->erase(call.view(1));
  return Value::map(call[0].as_map());
}

Result<Value> has_key(const Call& call) {
  return call.boolean(map_of(call[0]).find(call.view(1)) != nullptr);
}

Result<Value> pluck(const Call& call) {
  std::vector<Value> found;
  for (const Value& map : call.args.subspan(1))
    if (const Slot* slot = map_of(map).find(call.view(0))) found.push_back(slot->value);
  return list_of(call, std::move(found));
}

// Go gives them in random order.
Result<Value> keys(const Call& call) {
  std::vector<Value> found;
  for (const Value& map : call.args) {
    if (!may_make(call, map_of(map).size())) return too_much();
    for (const Slot& slot : map_of(map).slots) found.push_back(Value::string(slot.key));
  }
  return list_of(call, std::move(found), Type::strings);
}

Result<Value> values(const Call& call) {
  if (!may_make(call, map_of(call[0]).size())) return too_much();
  std::vector<Value> found;
  for (const Slot& slot : map_of(call[0]).slots) found.push_back(slot.value);
  return list_of(call, std::move(found));
}

bool named(std::span<const Value> names, std::string_view key) {
  return std::any_of(names.begin(), names.end(), [&](const Value& name) { return name.view() == key; });
}

// The slots whose key is among the names (pick), or is not (omit).
Result<Value> filtered(const Call& call, bool wanted) {
  const Map& from = map_of(call[0]);
  const auto names = call.args.subspan(1);
  if (!may_make(call, from.size()) || !call.run.step(from.size() * names.size() / 64)) return too_much();
  Map* made = call.run.heap.map();
  for (const Slot& slot : from.slots)
    if (named(names, slot.key.view()) == wanted) made->slots.push_back(slot);
  return Value::map(made);
}

Result<Value> pick(const Call& call) {
  return filtered(call, true);
}

Result<Value> omit(const Call& call) {
  return filtered(call, false);
}

Result<Value> merged(const Call& call, bool overwrite) {
  const bool made = !call[0].is_map() || call[0].as_map()->is_nil;
  Map* into = made ? call.run.heap.map() : call[0].as_map();
  for (const Value& from : call.args.subspan(1))
    if (auto done = merge_map(call, *into, map_of(from), overwrite); !done) return done.take_error();
  return Value::map(into);
}

Result<Value> merge(const Call& call) {
  return merged(call, false);
}

Result<Value> merge_overwrite(const Call& call) {
  return merged(call, true);
}

// dig "a" "b" DEFAULT MAP. Only the plain map type will do on the way.
Result<Value> dig(const Call& call) {
  if (call.args.size() < 3) return failure("dig needs at least three arguments");
  const auto names = call.args.first(call.args.size() - 2);
  if (!std::all_of(names.begin(), names.end(), [](const Value& name) { return name.type() == Type::string; }))
    return failure("interface conversion: a key of dig is not a string");
  Value at = call.args.back();
  for (const Value& name : names) {
    if (at.type() != Type::map) return failure("interface conversion: dig meets a value that is not a map");
    const Slot* slot = at.as_map()->find(name.view());
    if (slot == nullptr) return call.args[call.args.size() - 2];
    at = slot->value;
  }
  return at;
}

constexpr FunctionRow rows[] = {
    {"dict", "a*", dict, Flow::none},
    {"get", "ms", get, Flow::pass},
    {"set", "msa", set, Flow::pass},
    {"unset", "ms", unset, Flow::pass},
    {"hasKey", "ms", has_key, Flow::lossy},
    {"pluck", "sm*", pluck, Flow::pass},
    {"keys", "m*", keys, Flow::pass},
    {"values", "m", values, Flow::pass},
    {"pick", "ms*", pick, Flow::pass},
    {"omit", "ms*", omit, Flow::pass},
    {"merge", "mm*", merge, Flow::pass},
    {"mustMerge", "mm*", merge, Flow::pass},
    {"mergeOverwrite", "mm*", merge_overwrite, Flow::pass},
    {"mustMergeOverwrite", "mm*", merge_overwrite, Flow::pass},
    {"dig", "a*", dig, Flow::pass},
};

}  // namespace

Family dicts() {
  return rows;
}

}  // namespace rummage::helm::families
