#include "helm/functions/families.h"
#include "helm/functions/version_object.h"

namespace rummage::helm::families {
namespace {

Result<Value> semver(const Call& call) {
  auto version = parse_version(call.view(0));
  if (!version) return failure("Invalid Semantic Version");
  return Value::object(call.run.heap.keep(std::make_unique<VersionObject>(std::move(*version), call[0].text())));
}

// semverCompare CONSTRAINT VERSION
Result<Value> semver_compare(const Call& call) {
  const auto constraint = VersionConstraint::parse(call.view(0), call.run.helm);
  if (!constraint) return failure("improper constraint: " + std::string(call.view(0)));
  const auto version = parse_version(call.view(1));
  if (!version) return failure("Invalid Semantic Version");
  return call.boolean(constraint->allows(*version));
}

constexpr FunctionRow rows[] = {
    {"semver", "s", semver, Flow::lossy},
    {"semverCompare", "ss", semver_compare, Flow::lossy},
};

}  // namespace

Family versions() {
  return rows;
}

}  // namespace rummage::helm::families
