#include <fmt/format.h>

#include <optional>

#include "helm/functions/families.h"
#include "helm/functions/texts.h"
#include "helm/value/object.h"

// Go's text/template: index, len, call, and its slice, which Sprig's overrides.
namespace rummage::helm {
namespace {

std::string_view type_shown(const Call& call, const Value& value) {
  return value.type() == Type::object ? value.as_object()->type_name() : type_name(value.type(), call.run.helm);
}

std::optional<std::size_t> size_of(const Value& value) {
  if (value.is_string() || value.type() == Type::bytes) return value.view().size();
  if (value.is_list()) return value.as_list() == nullptr ? 0 : value.as_list()->items.size();
  if (value.is_map()) return value.as_map()->size();
  return std::nullopt;
}

// The position that `index` names among `size` items; `past`: one after the last will do.
Result<std::size_t> position(const Call& call, const Value& index, std::size_t size, bool past) {
  if (index.is_nil()) return failure("cannot index slice/array with nil");
  if (index.kind() != Kind::integer && index.kind() != Kind::unsigned_integer)
    return failure(fmt::format("cannot index slice/array with type {}", type_shown(call, index)));
  const std::int64_t at = index.as_int();
  if (at < 0 || static_cast<std::uint64_t>(at) >= size + (past ? 1 : 0))
    return failure(fmt::format("index out of range: {}", at));
  return static_cast<std::size_t>(at);
}

Result<Value> item_of_map(const Call& call, const Value& item, const Value& index) {
  if (!index.is_string())
    return failure(index.is_nil() ? std::string("value is nil; should be of type string")
                                  : fmt::format("value has type {}; should be string", type_shown(call, index)));
  if (const Slot* slot = item.as_map()->find(index.view())) return slot->value;
  if (item.type() == Type::string_map) return Value::string({});
  if (item.type() == Type::files) return Value::string({}, Type::bytes);
  return Value();
}

Result<Value> item_of(const Call& call, const Value& item, const Value& index) {
  if (item.is_nil()) return failure("index of nil pointer");
  if (item.is_map()) return item_of_map(call, item, index);
  const auto size = size_of(item);
  if (!size) return failure(fmt::format("can't index item of type {}", type_shown(call, item)));
  auto at = position(call, index, *size, false);
  if (!at) return at.take_error();
  if (item.is_list()) return item.as_list()->items[*at];
  return Value::integer(static_cast<unsigned char>(item.view()[*at]), slice(call.run, item.text(), *at, *at + 1),
                        Type::uint8)
      .as_lossy();
}

Result<Value> index(const Call& call) {
  if (call[0].is_nil()) return failure("index of untyped nil");
  Value item = call[0];
  for (const Value& key : call.args.subspan(1)) {
    auto next = item_of(call, item, key);
    if (!next) return next;
    item = std::move(*next);
  }
  return item;
}

Result<Value> len(const Call& call) {
  if (call[0].is_nil()) return failure("len of nil pointer");
  const auto size = size_of(call[0]);
  if (!size) return failure(fmt::format("len of type {}", type_shown(call, call[0])));
  return call.number(static_cast<std::int64_t>(*size));
}

// No value of a chart is a function.
Result<Value> call_function(const Call& call) {
  if (call[0].is_nil()) return failure("call of nil");
  return failure(fmt::format("non-function of type {}", type_shown(call, call[0])));
}

Result<Value> slice_list(const Call& call, std::size_t begin, std::size_t end) {
  List* made = call.run.heap.list();
  for (std::size_t i = begin; i < end; ++i) made->items.push_back(call[0].as_list()->items[i]);
  return Value::list(made, call[0].type());
}

Result<Value> go_slice(const Call& call) {
  if (call[0].is_nil()) return failure("slice of untyped nil");
  if (call.args.size() > 4) return failure(fmt::format("too many slice indexes: {}", call.args.size() - 1));
  const auto size = size_of(call[0]);
  if (!size || call[0].is_map()) return failure(fmt::format("can't slice item of type {}", type_shown(call, call[0])));
  if (call[0].is_string() && call.args.size() == 4) return failure("cannot 3-index slice a string");
  std::size_t bounds[3] = {0, *size, *size};
  for (std::size_t i = 1; i < call.args.size(); ++i) {
    auto at = position(call, call[i], *size, true);
    if (!at) return at.take_error();
    bounds[i - 1] = *at;
  }
  if (bounds[0] > bounds[1]) return failure(fmt::format("invalid slice index: {} > {}", bounds[0], bounds[1]));
  if (bounds[1] > bounds[2]) return failure(fmt::format("invalid slice index: {} > {}", bounds[1], bounds[2]));
  if (call[0].is_list()) return slice_list(call, bounds[0], bounds[1]);
  return Value::string(slice(call.run, call[0].text(), bounds[0], bounds[1]), call[0].type());
}

constexpr FunctionRow rows[] = {
    {"index", "aa*", index, Flow::pass},
    {"len", "a", len, Flow::lossy},
    {"call", "aa*", call_function, Flow::none},
    {"slice", "aa*", go_slice, Flow::slice},
};

}  // namespace

Family families::collections() {
  return rows;
}

}  // namespace rummage::helm
