#include "helm/functions/families.h"
#include "helm/functions/items.h"

namespace rummage::helm::families {
namespace {

Result<Value> type_name_of(const Call& call) {
  return call.derived(type_of(call[0], call.run.helm));
}

Result<Value> type_is(const Call& call) {
  return call.boolean(call.view(0) == type_of(call[1], call.run.helm));
}

// A pointer will do too.
Result<Value> type_is_like(const Call& call) {
  const std::string_view type = type_of(call[1], call.run.helm);
  return call.boolean(call.view(0) == type || (type.starts_with('*') && call.view(0) == type.substr(1)));
}

Result<Value> kind_name_of(const Call& call) {
  return call.derived(kind_of(call[0]));
}

Result<Value> kind_is(const Call& call) {
  return call.boolean(call.view(0) == kind_of(call[1]));
}

constexpr FunctionRow rows[] = {
    {"typeOf", "a", type_name_of, Flow::lossy},      {"typeIs", "sa", type_is, Flow::lossy},
    {"typeIsLike", "sa", type_is_like, Flow::lossy}, {"kindOf", "a", kind_name_of, Flow::lossy},
    {"kindIs", "sa", kind_is, Flow::lossy},
};

}  // namespace

Family types() {
  return rows;
}

}  // namespace rummage::helm::families
