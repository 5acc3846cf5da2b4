#include "access/builtin_roles.h"

#include <algorithm>
#include <tuple>

#include "access/tables.h"
#include "access/words.h"

namespace rummage::access {
namespace {

using kubernetes::Element;
using kubernetes::Requirement;
using kubernetes::SelectorOperator;

std::vector<Element> elements(std::string_view list) {
  std::vector<Element> all;
  for (std::string_view word : words(list)) all.push_back({word == "." ? std::string_view("") : word, {}});
  return all;
}

kubernetes::PolicyRule rule_of(const tables::RuleRow& row, std::uint32_t index) {
  return {.verbs = elements(row.verbs),
          .api_groups = elements(row.groups),
          .resources = elements(row.resources),
          .resource_names = elements(row.names),
          .non_resource_urls = elements(row.urls),
          .index = index};
}

BuiltinRole role_of(const tables::RoleRow& row) {
  BuiltinRole made{.role = {.cluster = row.kind == "ClusterRole", .ns = row.ns, .name = row.name},
                   .labels = words(row.labels)};
  for (std::uint32_t index = 0; index < row.rules; ++index)
    made.role.rules.push_back(rule_of(tables::rule_rows[row.first_rule + index], index));
  for (std::string_view label : words(row.selects))
    made.role.selectors.push_back({{{label, SelectorOperator::in, {"true"}}}});
  made.role.aggregates = !made.role.selectors.empty();
  return made;
}

std::vector<BuiltinRole> make_all() {
  std::vector<BuiltinRole> all;
  for (std::size_t row = 0; row < tables::role_row_count; ++row) all.push_back(role_of(tables::role_rows[row]));
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
  auto wanted = std::tuple(kind == "ClusterRole" ? 0 : 1, ns, name);
  auto key = [](const BuiltinRole& role) {
    return std::tuple(role.role.cluster ? 0 : 1, role.role.ns, role.role.name);
  };
  std::span<const BuiltinRole> all = builtin_roles();
  auto found = std::lower_bound(all.begin(), all.end(), wanted,
                                [&](const BuiltinRole& role, const auto& sought) { return key(role) < sought; });
  bool known_kind = kind == "ClusterRole" || kind == "Role";
  return known_kind && found != all.end() && key(*found) == wanted ? &*found : nullptr;
}

bool selects(const kubernetes::Selector& selector, const BuiltinRole& role) {
  return std::all_of(selector.requirements.begin(), selector.requirements.end(),
                     [&](const Requirement& wanted) { return holds(wanted, role); });
}

}  // namespace rummage::access
