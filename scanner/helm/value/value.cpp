#include "helm/value/value.h"

#include "helm/value/heap.h"
#include "helm/value/object.h"

namespace rummage::helm {

Value Value::boolean(bool value, sources::Text evidence) {
  Value made(Type::boolean, std::move(evidence));
  made.payload_.boolean = value;
  return made;
}

Value Value::integer(std::int64_t value, sources::Text evidence, Type type) {
  Value made(type, std::move(evidence));
  made.payload_.integer = value;
  return made;
}

Value Value::real(double value, sources::Text evidence) {
  Value made(Type::float64, std::move(evidence));
  made.payload_.real = value;
  return made;
}

Value Value::map(Map* map, Type type) {
  Value made(type, {});
  made.payload_.map = map;
  return made;
}

Value Value::list(List* list, Type type) {
  Value made(type, {});
  made.payload_.list = list;
  return made;
}

Value Value::object(Object* object) {
  Value made(Type::object, {});
  made.payload_.object = object;
  return made;
}

Value Value::as_lossy() const {
  Value changed = *this;
  changed.lossy_ = true;
  return changed;
}

bool truth(const Value& value) {
  switch (value.kind()) {
    case Kind::invalid:
      return false;
    case Kind::boolean:
      return value.as_bool();
    case Kind::integer:
    case Kind::unsigned_integer:
      return value.as_int() != 0;
    case Kind::real:
      return value.as_real() != 0;
    case Kind::string:
      return !value.view().empty();
    case Kind::slice:
      if (value.type() == Type::bytes) return !value.view().empty();
      return value.as_list() != nullptr && !value.as_list()->items.empty();
    case Kind::map:
      return value.as_map()->size() != 0;
    case Kind::object:
      return true;
  }
  return false;
}

namespace {

// Maps that share parts can look far larger than they are.
constexpr std::size_t most_compared = 1'000'000;

bool equal(const Value& a, const Value& b, int levels, std::size_t& left);

bool equal_lists(const List* a, const List* b, int levels, std::size_t& left) {
  if (a == b) return true;
  if (a == nullptr || b == nullptr) return false;
  if (a->items.size() != b->items.size()) return false;
  for (std::size_t i = 0; i < a->items.size(); ++i)
    if (!equal(a->items[i], b->items[i], levels, left)) return false;
  return true;
}

bool equal_maps(const Map& a, const Map& b, int levels, std::size_t& left) {
  if (&a == &b) return true;
  if (a.size() != b.size() || a.is_nil != b.is_nil) return false;
  for (std::size_t i = 0; i < a.slots.size(); ++i) {
    if (a.slots[i].key.view() != b.slots[i].key.view()) return false;
    if (!equal(a.slots[i].value, b.slots[i].value, levels, left)) return false;
  }
  return true;
}

bool equal(const Value& a, const Value& b, int levels, std::size_t& left) {
  if (a.type() != b.type() || levels == 0 || left == 0) return false;
  --left;
  switch (a.kind()) {
    case Kind::invalid:
      return true;
    case Kind::boolean:
      return a.as_bool() == b.as_bool();
    case Kind::integer:
    case Kind::unsigned_integer:
      return a.as_int() == b.as_int();
    case Kind::real:
      return a.as_real() == b.as_real();
    case Kind::string:
      return a.view() == b.view();
    case Kind::slice:
      if (a.type() == Type::bytes) return a.view() == b.view();
      return equal_lists(a.as_list(), b.as_list(), levels - 1, left);
    case Kind::map:
      return equal_maps(*a.as_map(), *b.as_map(), levels - 1, left);
    case Kind::object:
      return a.as_object() == b.as_object();
  }
  return false;
}

}  // namespace

bool deep_equal(const Value& a, const Value& b) {
  std::size_t left = most_compared;
  return equal(a, b, 1000, left);
}

}  // namespace rummage::helm
