#include "helm/chart/validate_values.h"

#include "helm/chart/documents.h"
#include "helm/chart/schema.h"

namespace rummage::helm {
namespace {

Status check_own(const UnitChart& chart, const Map& values, int helm) {
  if (chart.loaded->schema.empty()) return Done{};
  const auto document = first_document(chart.loaded->schema.front());
  const std::string prefix = "values don't meet the specifications of the schema of " + chart.name() + ": ";
  if (!document) return Error{"helm/schema", prefix + "it is no JSON", {}, nullptr};
  SchemaCheck check(document->root, helm);
  if (auto problem = check.first_problem(Value::map(const_cast<Map*>(&values))))
    return Error{"helm/schema", prefix + *problem, {}, nullptr};
  return Done{};
}

Status check(const UnitChart& chart, const Map& values, int helm, int depth) {
  if (Status done = check_own(chart, values, helm); !done) return done;
  for (const UnitChart* child : chart.children) {
    const Slot* slot = values.find(child->name());
    if (slot == nullptr || !slot->value.is_map() || depth > 100) continue;
    if (Status done = check(*child, *slot->value.as_map(), helm, depth + 1); !done) return done;
  }
  return Done{};
}

}  // namespace

Status validate_values(const UnitChart& root, const Map& values, int helm) {
  return check(root, values, helm, 0);
}

}  // namespace rummage::helm
