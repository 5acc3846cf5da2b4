#include "helm/template/methods.h"

#include <array>

#include "helm/functions/function.h"

namespace rummage::helm {
namespace {

// Values.AsMap: the same map without its type's name.
Result<Value> as_map(Run&, const Value& receiver, std::span<const Value> args, Span) {
  if (!args.empty()) return failure("wrong number of args for AsMap: want 0");
  return Value::map(receiver.as_map());
}

constexpr std::array<MethodRow, 1> rows = {{{Type::values, "AsMap", as_map}}};

}  // namespace

const MethodRow* find_method(Type type, std::string_view name) {
  for (const MethodRow& row : rows)
    if (row.type == type && row.name == name) return &row;
  return nullptr;
}

}  // namespace rummage::helm
