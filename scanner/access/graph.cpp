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

namespace {

constexpr std::size_t max_definitions = 50;
constexpr std::size_t max_grants = 500'000;

}  // namespace

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
    if (auto node = by_object_.find(object); node == by_object_.end())
      continue;
    else if (found.size() < max_definitions)
      found.push_back(node->second);
    else
      limit("a role has more than 50 definitions; the others are not looked at");
  if (!found.empty()) return;
  if (const BuiltinRole* role = builtin_role(binding.role_kind, ns, binding.role_name))
    found.push_back(&built_in_node(roles_, *role));
}

void Graph::read_grants() {
  for (const Binding& binding : bindings_)
    for (const Subject& subject : binding.subjects) {
      if (subject.kind == SubjectKind::other || subject.name.empty()) continue;
      for (const RoleNode* role : role_of(binding)) add_grant(binding, subject, *role);
    }
}

void Graph::add_grant(const Binding& binding, const Subject& subject, const RoleNode& role) {
  if (grants_.size() >= max_grants) return limit("more than 500,000 grants; the others are not looked at");
  by_role_[&role].push_back(grants_.size());
  grants_.push_back({.identity = identity_of(subject, binding.ns),
                     .subject = &subject,
                     .binding = &binding,
                     .role = &role,
                     .cluster = binding.cluster,
                     .ns = binding.cluster ? std::string_view() : binding.ns});
}

void Graph::limit(std::string message) {
  Notice notice{.code = "access/limit", .level = NoticeLevel::warning, .message = std::move(message)};
  if (std::find(notices_.begin(), notices_.end(), notice) == notices_.end()) notices_.push_back(std::move(notice));
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
  std::unordered_map<std::string_view, std::vector<const Runner*>> by_account;
  for (const Runner& runner : runners_) by_account[runner.account.name].push_back(&runner);
  for (const Grant& grant : grants_) running_[grant.identity];
  for (const Runner& runner : runners_) running_[runner.account];
  for (const Object* account : objects_->of_kind("", "ServiceAccount"))
    running_[{SubjectKind::service_account, std::string(account->ns), std::string(account->name)}];
  auto add = [](const Identity& identity, std::vector<const Runner*>& running, const Runner& runner) {
    if (covers(identity, runner.account)) running.push_back(&runner);
  };
  for (auto& [identity, running] : running_) {
    if (identity.kind == SubjectKind::service_account)
      for (const Runner* runner : by_account[identity.name]) add(identity, running, *runner);
    else if (identity.name.starts_with("system:"))
      for (const Runner& runner : runners_) add(identity, running, runner);
  }
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
  std::unordered_map<const RoleNode*, std::vector<EffectiveRule>> allowing;  // a role is asked once, not for each grant
  for (const Grant& grant : grants_) {
    if (!in_scope(grant, request.ns)) continue;
    auto [known, fresh] = allowing.try_emplace(grant.role);
    if (fresh)
      for (const EffectiveRule& rule : grant.role->rules)
        if (rule_allows(*rule.rule, request)) known->second.push_back(rule);
    for (const EffectiveRule& rule : known->second) powers.push_back({&grant, rule});
  }
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
