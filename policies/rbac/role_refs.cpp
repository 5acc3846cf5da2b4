#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "policies/rbac/elsewhere.h"
#include "policies/rbac/evidence.h"
#include "policies/rbac/pattern.h"
#include "policies/rbac/rbac.h"
#include "schema/builtin_roles.h"

namespace rummage::policies::rbac {
namespace {

using access::Grant;
using access::RoleNode;
using kubernetes::Binding;
using kubernetes::Subject;
using kubernetes::SubjectKind;

bool is_superuser_role(const RoleNode& role) {
  return std::any_of(role.rules.begin(), role.rules.end(),
                     [](const access::EffectiveRule& rule) { return is_superuser(*rule.rule); });
}

/// Groups and users that hold everybody, not a part of the system.
constexpr std::array<std::string_view, 4> broad = {"system:authenticated", "system:unauthenticated", "system:anonymous",
                                                   "system:serviceaccount"};

/// Bound as Kubernetes itself does: the masters group, the system's own users, a controller's own account.
bool is_default_subject(const Subject& subject, std::string_view role) {
  if (subject.kind != SubjectKind::service_account)
    return (subject.name.starts_with("system:") || subject.name == "kubeadm:cluster-admins") &&
           std::none_of(broad.begin(), broad.end(),
                        [&](std::string_view prefix) { return subject.name.starts_with(prefix); });
  return subject.ns == "kube-system" && role.ends_with(subject.name);
}

bool only_default_subjects(const Binding& binding) {
  return std::all_of(binding.subjects.begin(), binding.subjects.end(),
                     [&](const Subject& subject) { return is_default_subject(subject, binding.role_name); });
}

std::string subjects_text(const Binding& binding) {
  if (binding.subjects.empty()) return "nobody yet";
  std::string more = binding.subjects.size() > 1 ? fmt::format(" and {} more", binding.subjects.size() - 1) : "";
  return access::identity_of(binding.subjects.front(), binding.ns).title() + more;
}

std::vector<const Grant*> grants_by(const Input& input, const RoleNode& role, const Binding& binding) {
  std::vector<const Grant*> grants = input.access.grants_of(role);
  std::erase_if(grants, [&](const Grant* grant) { return grant->binding != &binding; });
  return grants;
}

findings::Draft draft_for(const Input& input, const Binding& binding, const RoleNode& role, std::string_view what) {
  findings::Draft draft{.message = fmt::format("{} gives {} {}", binding.object->title(), subjects_text(binding), what),
                        .span = binding.role_name_span};
  draft.object.field = "/roleRef/name";
  if (is_managed(*binding.object)) draft.confidence = findings::Confidence::low;
  std::vector<const Grant*> grants = grants_by(input, role, binding);
  if (grants.empty()) return draft;
  std::string power = fmt::format("{} {}", binding.role_kind, binding.role_name);
  findings::DraftStep rule = step(*binding.object, binding.role_name_span, power);
  if (role.role.object != nullptr) rule = step(*role.role.object, role.role.object->name_span(), power);
  draft.flow = flow_of(input.access, *grants.front(), role, std::move(rule));
  draft.related = others(grants);
  return draft;
}

/// The ids of the rules that a built-in role's powers would break, without their area; severity high and above.
std::vector<std::string_view> strong_powers(const Input& input, const RoleNode& role) {
  std::vector<std::string_view> powers;
  for (const Pattern& pattern : patterns()) {
    findings::RuleIndex rule = input.rules.find(pattern.rule);
    if (rule == findings::no_rule || input.rules[rule].severity < findings::Severity::high) continue;
    bool together = std::all_of(pattern.together.begin(), pattern.together.end(),
                                [&](const Power& power) { return holds(role.rules, power); });
    auto grants = [&](const access::EffectiveRule& rule_of_role) {
      return !granted(*rule_of_role.rule, pattern).resources.empty();
    };
    if (together && std::any_of(role.rules.begin(), role.rules.end(), grants))
      powers.push_back(pattern.rule.substr(pattern.rule.find('/') + 1));
  }
  return powers;
}

void judge_builtin(const Input& input, const Binding& binding, const RoleNode& role, Reporter& reporter) {
  std::vector<std::string_view> powers = strong_powers(input, role);
  if (powers.empty() || !binding.cluster) return;
  if (powers.size() > 5) powers.resize(5);
  std::string what = fmt::format("{} in the whole cluster: {}", binding.role_name, listed(powers));
  bool of_system = binding.role_name.starts_with("system:");
  reporter.report(of_system ? "rbac/system-role-bound" : "rbac/cluster-wide-editor", *binding.object,
                  draft_for(input, binding, role, what));
}

void judge_role(const Input& input, const Binding& binding, const RoleNode& role, Reporter& reporter) {
  if (only_default_subjects(binding) && !binding.subjects.empty()) return;
  if (!is_superuser_role(role)) {
    if (role.built_in) judge_builtin(input, binding, role, reporter);
    return;
  }
  if (binding.cluster)
    reporter.report("rbac/cluster-admin", *binding.object,
                    draft_for(input, binding, role, "everything in the whole cluster"));
  else if (role.role.cluster)
    reporter.report("rbac/namespace-admin", *binding.object,
                    draft_for(input, binding, role, "everything in its namespace"));
}

// ClusterRoles that OpenShift brings under names without a prefix. Source: its documentation on RBAC and monitoring.
constexpr std::array<std::string_view, 12> openshift_roles = {"basic-user",
                                                              "cluster-monitoring-operator",
                                                              "cluster-monitoring-view",
                                                              "cluster-reader",
                                                              "cluster-status",
                                                              "monitoring-edit",
                                                              "monitoring-rules-edit",
                                                              "monitoring-rules-view",
                                                              "registry-viewer",
                                                              "registry-editor",
                                                              "self-provisioner",
                                                              "sudoer"};

bool comes_with_cluster(const Binding& binding) {
  return schema::is_provider_role(binding.role_name) ||
         std::find(openshift_roles.begin(), openshift_roles.end(), binding.role_name) != openshift_roles.end();
}

void judge_missing(const Binding& binding, findings::Confidence confidence, Reporter& reporter) {
  if (binding.role_name.empty() || comes_with_cluster(binding)) return;
  findings::Draft draft{.confidence = confidence,
                        .message = fmt::format("{} names {} {}, which nothing here defines", binding.object->title(),
                                               binding.role_kind, binding.role_name),
                        .span = binding.role_name_span};
  if (binding.cluster && binding.role_kind == "Role") {
    draft.confidence = findings::Confidence::medium;
    draft.message =
        fmt::format("{} names a Role; a ClusterRoleBinding can name ClusterRoles only", binding.object->title());
  }
  draft.object.field = "/roleRef/name";
  reporter.report("rbac/dangling-role", *binding.object, std::move(draft));
}

}  // namespace

void judge_role_refs(const Input& input, Reporter& reporter) {
  const auto missing = draws_on_elsewhere(input) ? findings::Confidence::low : findings::Confidence::medium;
  for (const Binding& binding : input.access.bindings()) {
    std::vector<const RoleNode*> roles = input.access.role_of(binding);
    if (roles.empty()) judge_missing(binding, missing, reporter);
    for (const RoleNode* role : roles) judge_role(input, binding, *role, reporter);
  }
}

}  // namespace rummage::policies::rbac
