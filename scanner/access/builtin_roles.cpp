#include "access/builtin_roles.h"

#include <algorithm>

#include "schema/builtin_roles.h"

namespace rummage::access {
namespace {

using kubernetes::Element;
using kubernetes::Requirement;
using kubernetes::SelectorOperator;

std::vector<Element> elements(std::span<const std::string_view> list) {
  std::vector<Element> all;
  for (std::string_view text : list) all.push_back({text, {}});
  return all;
}

kubernetes::PolicyRule rule_of(const schema::PolicyRule& rule, std::uint32_t index) {
  return {.verbs = elements(rule.verbs),
          .api_groups = elements(rule.api_groups),
          .resources = elements(rule.resources),
          .resource_names = elements(rule.resource_names),
          .non_resource_urls = elements(rule.non_resource_urls),
          .index = index};
}

BuiltinRole role_of(const schema::BuiltinRole& row) {
  BuiltinRole made{
      .role = {.cluster = row.kind == schema::RoleKind::cluster_role, .ns = row.name_space, .name = row.name},
      .labels = row.labels};
  for (const schema::PolicyRule& rule : row.rules)
    made.role.rules.push_back(rule_of(rule, static_cast<std::uint32_t>(made.role.rules.size())));
  for (std::string_view label : row.aggregates)
    made.role.selectors.push_back({{{label, SelectorOperator::in, {"true"}}}});
  made.role.aggregates = !made.role.selectors.empty();
  return made;
}

std::vector<BuiltinRole> make_all() {
  std::vector<BuiltinRole> all;
  for (const schema::BuiltinRole& row : schema::builtin_roles()) all.push_back(role_of(row));
  return all;
}

bool holds(const Requirement& wanted, const BuiltinRole& role) {
  bool labelled = std::find(role.labels.begin(), role.labels.end(), wanted.key) != role.labels.end();
  bool listed = labelled && std::find(wanted.values.begin(), wanted.values.end(), "true") != wanted.values.end();
  switch (wanted.op) {
    case SelectorOperator::in:
      return listed;
    case SelectorOperator::not_in:
      return !listed;
    case SelectorOperator::exists:
      return labelled;
    case SelectorOperator::does_not_exist:
      return !labelled;
    case SelectorOperator::unknown:
      break;
  }
  return false;
}

}  // namespace

std::span<const BuiltinRole> builtin_roles() {
  static const std::vector<BuiltinRole> all = make_all();
  return all;
}

const BuiltinRole* builtin_role(std::string_view kind, std::string_view ns, std::string_view name) {
  for (const BuiltinRole& role : builtin_roles())
    if (role.role.name == name && kind == (role.role.cluster ? "ClusterRole" : "Role") &&
        (role.role.cluster || role.role.ns == ns))
      return &role;
  return nullptr;
}

bool selects(const kubernetes::Selector& selector, const BuiltinRole& role) {
  return std::all_of(selector.requirements.begin(), selector.requirements.end(),
                     [&](const Requirement& wanted) { return holds(wanted, role); });
}

}  // namespace rummage::access
