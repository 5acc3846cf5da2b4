#include <algorithm>

#include "helm/functions/deep_copy.h"
#include "helm/functions/families.h"
#include "helm/functions/items.h"

namespace rummage::helm::families {
namespace {

// default VALUE GIVEN
Result<Value> or_default(const Call& call) {
  return call.args.size() > 1 && truth(call[1]) ? call[1] : call[0];
}

Result<Value> empty(const Call& call) {
  return call.boolean(is_empty(call[0]));
}

Result<Value> coalesce(const Call& call) {
  const auto found = std::find_if(call.args.begin(), call.args.end(), truth);
  return found == call.args.end() ? Value() : *found;
}

Result<Value> all(const Call& call) {
  return call.boolean(std::all_of(call.args.begin(), call.args.end(), truth));
}

Result<Value> any(const Call& call) {
  return call.boolean(std::any_of(call.args.begin(), call.args.end(), truth));
}

Result<Value> ternary(const Call& call) {
  return call[2].as_bool() ? call[0] : call[1];
}

Result<Value> compact(const Call& call) {
  const Items items(call[0]);
  if (!items.is_list()) return not_a_list(call[0], "compact on");
  if (!may_make(call, items.size())) return too_much();
  std::vector<Value> made;
  std::copy_if(items.all().begin(), items.all().end(), std::back_inserter(made), truth);
  return list_of(call, std::move(made));
}

Result<Value> fail(const Call& call) {
  return failure(std::string(call.view(0)));
}

Result<Value> required(const Call& call) {
  const bool missing = call[1].is_nil() || (call[1].type() == Type::string && call[1].view().empty());
  if (missing) return failure(std::string(call.view(0)));
  return call[1];
}

Result<Value> copied(const Call& call) {
  if (call[0].is_nil()) return failure("reflect: call of reflect.Value.Type on zero Value");
  return deep_copy(call.run, call[0]);
}

Result<Value> equal(const Call& call) {
  return call.boolean(deep_equal(call[0], call[1]));
}

constexpr FunctionRow rows[] = {
    {"default", "aa*", or_default, Flow::pass},
    {"empty", "a", empty, Flow::lossy},
    {"coalesce", "a*", coalesce, Flow::pass},
    {"all", "a*", all, Flow::lossy},
    {"any", "a*", any, Flow::lossy},
    {"ternary", "aab", ternary, Flow::pass},
    {"compact", "a", compact, Flow::pass},
    {"mustCompact", "a", compact, Flow::pass},
    {"fail", "s", fail, Flow::none},
    {"required", "sa", required, Flow::pass},
    {"deepCopy", "a", copied, Flow::pass},
    {"mustDeepCopy", "a", copied, Flow::pass},
    {"deepEqual", "aa", equal, Flow::lossy},
};

}  // namespace

Family defaults() {
  return rows;
}

}  // namespace rummage::helm::families
