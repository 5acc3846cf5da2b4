#include "access/aggregation.h"

#include <algorithm>
#include <unordered_set>

namespace rummage::access {
namespace {

using kubernetes::Role;
using kubernetes::Selector;

/// Every ClusterRole that may be selected: those of the set, and the built-in ones that the set does not define anew.
struct Candidates {
  std::vector<const Role*> written;
  std::vector<const BuiltinRole*> built_in;
};

Candidates candidates_of(const std::deque<RoleNode>& roles) {
  Candidates all;
  std::unordered_set<std::string_view> names;
  for (const RoleNode& node : roles)
    if (!node.built_in && node.role.cluster) all.written.push_back(&node.role), names.insert(node.role.name);
  for (const BuiltinRole& role : builtin_roles())
    if (role.role.cluster && !names.contains(role.role.name)) all.built_in.push_back(&role);
  return all;
}

template <class Labelled>
bool selected_by(const Role& aggregator, const Labelled& labels) {
  return std::any_of(aggregator.selectors.begin(), aggregator.selectors.end(),
                     [&](const Selector& selector) { return selects(selector, labels); });
}

std::vector<const Role*> selected(const Role& aggregator, const Candidates& candidates) {
  std::vector<const Role*> found;
  for (const Role* role : candidates.written)
    if (role->name != aggregator.name && selected_by(aggregator, role->object->labels())) found.push_back(role);
  for (const BuiltinRole* role : candidates.built_in)
    if (role->role.name != aggregator.name && selected_by(aggregator, *role)) found.push_back(&role->role);
  return found;
}

void add_rules(const Role& role, std::vector<EffectiveRule>& out) {
  for (const kubernetes::PolicyRule& rule : role.rules) out.push_back({&role, &rule});
}

/// A role written under the name of a default one: when it starts, the API server adds what the default grants, unless
/// an annotation forbids it (auto-reconciliation, RBAC documentation).
void reconcile(RoleNode& node) {
  if (node.built_in || node.role.object == nullptr) return;
  const kubernetes::Object& object = *node.role.object;
  const BuiltinRole* original = builtin_role(object.kind, node.role.cluster ? "" : node.role.ns, node.role.name);
  bool forbidden = object.annotations().find("rbac.authorization.kubernetes.io/autoupdate").text() == "false";
  if (original == nullptr || forbidden) return;
  if (original->role.aggregates && !node.role.aggregates) {
    node.role.aggregates = true;
    node.role.selectors = original->role.selectors;
  }
  add_rules(original->role, node.rules);
}

void fill(RoleNode& node, const Candidates& candidates) {
  if (!node.role.aggregates) return add_rules(node.role, node.rules);
  std::vector<const Role*> waiting{&node.role};
  std::unordered_set<const Role*> seen{&node.role};
  for (std::size_t next = 0; next < waiting.size(); ++next) {
    if (!waiting[next]->aggregates) {
      add_rules(*waiting[next], node.rules);
      continue;
    }
    for (const Role* role : selected(*waiting[next], candidates))
      if (seen.insert(role).second) waiting.push_back(role);
  }
}

}  // namespace

const RoleNode& built_in_node(std::deque<RoleNode>& roles, const BuiltinRole& role) {
  for (const RoleNode& node : roles)
    if (node.built_in && node.role.name == role.role.name && node.role.ns == role.role.ns &&
        node.role.cluster == role.role.cluster)
      return node;
  return roles.emplace_back(RoleNode{.role = role.role, .built_in = true});
}

void add_aggregators(std::deque<RoleNode>& roles) {
  std::vector<const BuiltinRole*> aggregators;
  for (const BuiltinRole* role : candidates_of(roles).built_in)
    if (role->role.aggregates) aggregators.push_back(role);
  for (std::size_t next = 0; next < roles.size(); ++next) {
    if (!roles[next].role.cluster) continue;
    for (const BuiltinRole* aggregator : aggregators) {
      const Role& role = roles[next].role;
      const BuiltinRole* own = roles[next].built_in ? builtin_role("ClusterRole", {}, role.name) : nullptr;
      bool selects_it =
          own != nullptr ? selected_by(aggregator->role, *own) : selected_by(aggregator->role, role.object->labels());
      if (selects_it && role.name != aggregator->role.name) built_in_node(roles, *aggregator);
    }
  }
}

void aggregate(std::deque<RoleNode>& roles) {
  for (RoleNode& node : roles) reconcile(node);
  Candidates candidates = candidates_of(roles);
  for (RoleNode& node : roles) fill(node, candidates);
}

}  // namespace rummage::access
