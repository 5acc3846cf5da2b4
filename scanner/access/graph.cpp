#include "access/graph.h"

#include <algorithm>

#include "access/aggregation.h"
#include "access/builtin_roles.h"
#include "kubernetes/pod_spec.h"

namespace rummage::access {

using kubernetes::Binding;
using kubernetes::Object;
using kubernetes::PodSpec;
using kubernetes::Subject;
using kubernetes::SubjectKind;

bool in_scope(const Grant& grant, std::string_view ns) {
  return grant.cluster || (!ns.empty() && kubernetes::same_namespace(grant.ns, ns));
}

Graph::Graph(const kubernetes::ObjectSet& objects) : objects_(&objects) {
  read_roles();
  read_bindings();
  add_aggregators(roles_);
  aggregate(roles_);
  index_aggregation();
  read_grants();
  read_runners();
  find_runners();
}

void Graph::read_roles() {
  for (const Object& object : objects_->objects())
    if (std::optional<kubernetes::Role> role = kubernetes::role_of(object)) {
      roles_.push_back({.role = std::move(*role)});
      by_object_[&object] = &roles_.back();
    }
}

void Graph::read_bindings() {
  for (const Object& object : objects_->objects())
    if (std::optional<Binding> binding = kubernetes::binding_of(object)) {
      bindings_.push_back(std::move(*binding));
      resolve(bindings_.back());
    }
}

/// Finds what the binding names, in the set first: a ClusterRoleBinding may name ClusterRoles only.
void Graph::resolve(const Binding& binding) {
  std::vector<const RoleNode*>& found = resolved_[&binding];
  if (binding.role_name.empty() || (binding.cluster && binding.role_kind != "ClusterRole")) return;
  std::string_view ns = binding.role_kind == "Role" ? binding.ns : std::string_view();
  for (const Object* object : objects_->find({kubernetes::rbac_group, binding.role_kind, ns, binding.role_name}))
    if (auto node = by_object_.find(object); node != by_object_.end()) found.push_back(node->second);
  if (!found.empty()) return;
  if (const BuiltinRole* role = builtin_role(binding.role_kind, ns, binding.role_name))
    found.push_back(&built_in_node(roles_, *role));
}

void Graph::read_grants() {
  for (const Binding& binding : bindings_)
    for (const Subject& subject : binding.subjects) {
      if (subject.kind == SubjectKind::other || subject.name.empty()) continue;
      for (const RoleNode* role : role_of(binding)) {
        by_role_[role].push_back(grants_.size());
        grants_.push_back({.identity = identity_of(subject, binding.ns),
                           .subject = &subject,
                           .binding = &binding,
                           .role = role,
                           .cluster = binding.cluster,
                           .ns = binding.cluster ? std::string_view() : binding.ns});
      }
    }
}

void Graph::read_runners() {
  for (const Object& object : objects_->objects()) {
    std::optional<PodSpec> pod = kubernetes::pod_spec(object);
    if (!pod) continue;
    kubernetes::AccountName account = pod->account();
    std::vector<const Object*> accounts = objects_->find({"", "ServiceAccount", object.ns, account.name});
    runners_.push_back({.workload = &object,
                        .account = {SubjectKind::service_account, std::string(object.ns), std::string(account.name)},
                        .token = kubernetes::mounts_token(*pod, accounts.empty() ? nullptr : accounts.front()),
                        .account_span = account.span.value_or(object.name_span())});
  }
}

/// Asks once for each identity what every grant of it would ask again.
void Graph::find_runners() {
  for (const Grant& grant : grants_) running_[grant.identity];
  for (const Runner& runner : runners_) running_[runner.account];
  for (auto& [identity, running] : running_)
    for (const Runner& runner : runners_)
      if (covers(identity, runner.account)) running.push_back(&runner);
}

void Graph::index_aggregation() {
  for (const RoleNode& node : roles_)
    for (const EffectiveRule& rule : node.rules) {
      if (!node.role.aggregates || rule.from == &node.role) continue;
      std::vector<const RoleNode*>& targets = aggregated_[rule.from];
      if (targets.empty() || targets.back() != &node) targets.push_back(&node);
    }
}

std::vector<const RoleNode*> Graph::role_of(const Binding& binding) const {
  auto found = resolved_.find(&binding);
  return found == resolved_.end() ? std::vector<const RoleNode*>() : found->second;
}

const RoleNode* Graph::node_of(const Object& object) const {
  auto found = by_object_.find(&object);
  return found == by_object_.end() ? nullptr : found->second;
}

std::vector<const Grant*> Graph::grants_of(const RoleNode& role) const {
  std::vector<const Grant*> grants;
  auto found = by_role_.find(&role);
  if (found == by_role_.end()) return grants;
  for (std::size_t index : found->second) grants.push_back(&grants_[index]);
  return grants;
}

const std::vector<const RoleNode*>& Graph::aggregated_into(const kubernetes::Role& role) const {
  static const std::vector<const RoleNode*> none;
  auto found = aggregated_.find(&role);
  return found == aggregated_.end() ? none : found->second;
}

const std::vector<const Runner*>& Graph::runners_as(const Identity& identity) const {
  static const std::vector<const Runner*> none;
  auto found = running_.find(identity);
  return found == running_.end() ? none : found->second;
}

std::vector<Power> Graph::who_can(const Request& request) const {
  std::vector<Power> powers;
  for (const Grant& grant : grants_)
    if (in_scope(grant, request.ns))
      for (const EffectiveRule& rule : grant.role->rules)
        if (rule_allows(*rule.rule, request)) powers.push_back({&grant, rule});
  return powers;
}

std::vector<Power> Graph::powers_of(const Identity& who) const {
  std::vector<Power> powers;
  for (const Grant& grant : grants_)
    if (covers(grant.identity, who))
      for (const EffectiveRule& rule : grant.role->rules) powers.push_back({&grant, rule});
  return powers;
}

std::vector<Power> Graph::can(const Identity& who, const Request& request) const {
  std::vector<Power> powers = who_can(request);
  std::erase_if(powers, [&](const Power& power) { return !covers(power.grant->identity, who); });
  return powers;
}

}  // namespace rummage::access
