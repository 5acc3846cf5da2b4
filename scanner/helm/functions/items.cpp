#include "helm/functions/items.h"

#include "helm/value/object.h"

namespace rummage::helm {

Items::Items(const Value& value) {
  if (value.type() == Type::bytes) {
    is_list_ = true;
    for (const char c : value.view())
      made_.push_back(Value::integer(static_cast<unsigned char>(c), value.text(), Type::uint8));
    all_ = made_;
  } else if (value.is_list()) {
    is_list_ = true;
    if (value.as_list() != nullptr) all_ = value.as_list()->items;
  }
}

Value list_of(const Call& call, std::vector<Value> items, Type type) {
  List* list = call.run.heap.list();
  list->items = std::move(items);
  return Value::list(list, type);
}

Error not_a_list(const Value& value, const char* what) {
  return failure(std::string("Cannot ") + what + " type " + std::string(kind_of(value)));
}

std::string_view kind_of(const Value& value) {
  return value.type() == Type::object ? value.as_object()->kind_name() : kind_name(value.type());
}

std::string_view type_of(const Value& value, int helm) {
  return value.type() == Type::object ? value.as_object()->type_name() : type_name(value.type(), helm);
}

Error too_much() {
  return Error{"helm/limit", "A call passes the limit of steps or memory", {}, {}};
}

bool may_make(const Call& call, std::uint64_t count) {
  const std::uint64_t room = call.run.limits.memory / sizeof(Value);
  return count <= room && call.run.heap.bytes() <= call.run.limits.memory && call.run.step(count);
}

}  // namespace rummage::helm
