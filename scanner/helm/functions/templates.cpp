#include "helm/functions/families.h"

// What Helm adds to call templates and to ask the cluster, which there is none of.
namespace rummage::helm {
namespace {

Result<Value> outside() {
  return failure("no template is being executed");
}

Result<Value> include(const Call& call) {
  if (call.run.templates == nullptr) return outside();
  auto text = call.run.templates->include(call.view(0), call[1], call.site);
  if (!text) return text.take_error();
  return Value::string(std::move(*text));
}

Result<Value> tpl(const Call& call) {
  if (call.run.templates == nullptr) return outside();
  auto text = call.run.templates->expand(call[0].text(), call[1], call.site);
  if (!text) return text.take_error();
  return Value::string(std::move(*text));
}

Result<Value> lookup(const Call& call) {
  return Value::map(call.run.heap.map());
}

Result<Value> host_by_name(const Call&) {
  return Value::string({});
}

constexpr FunctionRow rows[] = {
    {"include", "sa", include, Flow::pass},
    {"tpl", "sa", tpl, Flow::pass},
    {"lookup", "ssss", lookup, Flow::none},
    {"getHostByName", "s", host_by_name, Flow::none},
};

}  // namespace

Family families::templates() {
  return rows;
}

}  // namespace rummage::helm
