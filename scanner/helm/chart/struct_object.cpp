#include "helm/chart/struct_object.h"

#include <algorithm>

#include "helm/printing/numbers.h"
#include "helm/template/run.h"

namespace rummage::helm {
namespace {

template <class Range, class Show>
std::string joined(const Range& range, Show show) {
  std::string out;
  for (const auto& each : range) out += (out.empty() ? "" : " ") + show(each);
  return out;
}

}  // namespace

std::string plain_print(const Value& value, int levels) {
  if (levels == 0) return {};
  if (value.is_nil()) return "<nil>";
  if (value.is_string()) return std::string(value.view());
  if (value.type() == Type::object) {
    const Object& object = *value.as_object();
    return object.kind_name() == "ptr" ? "0xc000000000" : object.print();
  }
  if (value.is_list()) {
    if (value.as_list() == nullptr) return "[]";
    return "[" + joined(value.as_list()->items, [&](const Value& v) { return plain_print(v, levels - 1); }) + "]";
  }
  if (value.is_map()) {
    const auto entry = [&](const Slot& slot) {
      return std::string(slot.key.view()) + ":" + plain_print(slot.value, levels - 1);
    };
    return "map[" + joined(value.as_map()->slots, entry) + "]";
  }
  return scalar_text(value);
}

std::optional<Value> StructObject::field(std::string_view name) const {
  const auto found =
      std::find_if(fields_.begin(), fields_.end(), [name](const StructField& each) { return each.name == name; });
  return found == fields_.end() ? std::nullopt : std::optional(found->value);
}

std::string StructObject::print() const {
  std::string out;
  for (const StructField& each : fields_) out += (out.empty() ? "" : " ") + plain_print(each.value);
  return (type_.kind == "ptr" ? "&{" : "{") + out + "}";
}

Result<Value> StructObject::encoded(Run& run) const {
  Map* map = run.heap.map();
  for (const StructField& each : fields_) {
    if (each.omit_empty && is_empty(each.value)) continue;
    const std::string_view name = each.json.empty() ? each.name : each.json;
    map->slots.push_back({run.made(name, sources::Origin::builtin), each.value, nullptr});
  }
  return Value::map(map);
}

}  // namespace rummage::helm
