#include "policies/rbac/evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "access/builtin_roles.h"
#include "policies/reporter.h"
#include "schema/builtin_roles.h"

namespace rummage::policies::rbac {
namespace {

using access::Grant;
using access::Graph;
using access::RoleNode;
using findings::DraftStep;
using kubernetes::Element;
using kubernetes::PolicyRule;

constexpr std::size_t max_related = 10;

std::string binding_text(const Grant& grant) {
  std::string where = grant.cluster ? " everywhere" : grant.ns.empty() ? "" : fmt::format(" in {}", grant.ns);
  return fmt::format("{} {} grants {} {}{}", grant.cluster ? "ClusterRoleBinding" : "RoleBinding", grant.binding->name,
                     grant.binding->role_kind, grant.binding->role_name, where);
}

void add_workload(const Graph& graph, const Grant& grant, std::vector<DraftStep>& flow) {
  const std::vector<const access::Runner*>& running = graph.runners_as(grant.identity);
  if (running.empty() || grant.identity.kind == kubernetes::SubjectKind::group) return;
  const kubernetes::Object& binding = *grant.binding->object;
  const auto beside = std::find_if(running.begin(), running.end(), [&](const access::Runner* runner) {
    return delivered_together(*runner->workload, binding);
  });
  const access::Runner& runner = beside == running.end() ? *running.front() : **beside;
  std::set<std::string> workloads;  // the same one may stand in a unit for each cluster
  for (const access::Runner* each : running) workloads.insert(each->workload->title());
  std::string more = workloads.size() > 1 ? fmt::format(" ({} workloads do)", workloads.size()) : "";
  flow.push_back(step(*runner.workload, runner.account_span,
                      fmt::format("{} runs as {}{}", runner.workload->title(), runner.account.name, more)));
}

std::string where(const Case& role, const std::vector<const Grant*>& holders) {
  if (!holders.empty() && holders.front()->cluster) return " in the whole cluster";
  std::string_view ns = !role.node.role.cluster ? role.node.role.ns : holders.empty() ? "" : holders.front()->ns;
  return ns.empty() ? "" : fmt::format(" in {}", ns);
}

}  // namespace

bool delivered_together(const kubernetes::Object& a, const kubernetes::Object& b) {
  return a.unit == b.unit && (a.unit != 0 || a.site == b.site);
}

std::vector<const Grant*> holders_of(const Graph& graph, const RoleNode& role) {
  std::vector<const Grant*> grants = graph.grants_of(role);
  for (const RoleNode* target : graph.aggregated_into(role.role))
    for (const Grant* grant : graph.grants_of(*target)) grants.push_back(grant);
  auto reach = [&](const Grant* grant) {
    const bool beside = role.role.object != nullptr && delivered_together(*role.role.object, *grant->binding->object);
    return (grant->cluster ? 4 : 0) + (graph.runners_as(grant->identity).empty() ? 0 : 2) + (beside ? 1 : 0);
  };
  std::vector<std::tuple<int, std::size_t, const Grant*>> order;  // the position keeps equals as they stand
  for (std::size_t at = 0; at < grants.size(); ++at) order.emplace_back(-reach(grants[at]), at, grants[at]);
  std::sort(order.begin(), order.end());
  for (std::size_t at = 0; at < grants.size(); ++at) grants[at] = std::get<2>(order[at]);
  return grants;
}

std::vector<DraftStep> flow_of(const Graph& graph, const Grant& grant, const RoleNode& role, DraftStep power) {
  std::vector<DraftStep> flow;
  const kubernetes::Object& binding = *grant.binding->object;
  flow.push_back(step(binding, grant.subject->name_span, grant.identity.title()));
  flow.push_back(step(binding, grant.binding->role_name_span, binding_text(grant)));
  if (grant.role != &role && grant.role->role.object != nullptr) {
    const kubernetes::Object& target = *grant.role->role.object;
    flow.push_back(step(target, target.name_span(), fmt::format("{} takes in {}", target.title(), role.role.name)));
  }
  flow.push_back(std::move(power));
  add_workload(graph, grant, flow);
  return flow;
}

std::vector<DraftStep> others(const std::vector<const Grant*>& grants) {
  std::vector<DraftStep> related;
  std::set<access::Identity> seen;
  if (!grants.empty()) seen.insert(grants.front()->identity);
  for (std::size_t next = 1; next < grants.size() && related.size() < max_related; ++next)
    if (seen.insert(grants[next]->identity).second)
      related.push_back(step(*grants[next]->binding->object, grants[next]->subject->name_span,
                             fmt::format("also held by {}", grants[next]->identity.title())));
  return related;
}

std::string held_by(const std::vector<const Grant*>& grants) {
  if (grants.empty()) return "; nothing here binds it";
  std::set<access::Identity> subjects;
  for (const Grant* grant : grants) subjects.insert(grant->identity);
  std::string more = subjects.size() > 1 ? fmt::format(" and {} more", subjects.size() - 1) : "";
  return fmt::format("; held by {}{}", grants.front()->identity.title(), more);
}

bool is_default(const kubernetes::Role& role) {
  if (role.object == nullptr) return false;
  bool labelled = role.object->labels().find("kubernetes.io/bootstrapping").text() == "rbac-defaults";
  return labelled && access::builtin_role(role.object->kind, role.cluster ? "" : role.ns, role.name) != nullptr;
}

bool is_managed(const kubernetes::Object& object) {
  constexpr std::array<std::string_view, 4> reserved = {"system:", "kubeadm:", "eks:", "gce:"};
  if (std::any_of(reserved.begin(), reserved.end(),
                  [&](std::string_view prefix) { return object.name.starts_with(prefix); }))
    return true;
  if (object.kind.ends_with("Role")) return access::builtin_role(object.kind, object.ns, object.name) != nullptr;
  std::span<const schema::BuiltinBinding> defaults = schema::builtin_bindings();
  return std::any_of(defaults.begin(), defaults.end(), [&](const schema::BuiltinBinding& binding) {
    return binding.name == object.name && binding.name_space.empty() == (object.kind == "ClusterRoleBinding");
  });
}

findings::Confidence confidence_of(const Case& role, const std::vector<const Grant*>& holders) {
  bool others_hold = std::any_of(holders.begin(), holders.end(),
                                 [](const Grant* grant) { return !is_managed(*grant->binding->object); });
  bool managed = !others_hold && (!holders.empty() || is_managed(*role.node.role.object));
  return managed ? findings::Confidence::low : findings::Confidence::high;
}

std::string listed(const std::vector<std::string_view>& words) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t next = 0; next < words.size(); ++next) {
    if (next == most - 1 && words.size() > most) return text + " and more";
    if (next > 0) text += next + 1 == words.size() ? " and " : ", ";
    text += words[next];
  }
  return text;
}

std::string pointer(const PolicyRule& rule, std::string_view field, const Element* element) {
  const std::vector<Element>& list = field == "resources"         ? rule.resources
                                     : field == "nonResourceURLs" ? rule.non_resource_urls
                                     : field == "apiGroups"       ? rule.api_groups
                                     : field == "resourceNames"   ? rule.resource_names
                                                                  : rule.verbs;
  return fmt::format("/rules/{}/{}/{}", rule.index, field, element - list.data());
}

std::vector<Case> cases_of(const Input& input) {
  std::vector<Case> cases;
  for (const RoleNode& node : input.access.roles())
    if (!node.built_in && !node.role.aggregates && !is_default(node.role))
      cases.push_back({input, node, holders_of(input.access, node)});
  return cases;
}

findings::Draft draft_of(const Case& role, const Place& place, const std::vector<const Grant*>& holders) {
  const kubernetes::Object& object = *role.node.role.object;
  findings::Draft draft{
      .message = fmt::format("{} allows {}{}{}", object.title(), place.what, where(role, holders), held_by(holders)),
      .span = place.elements.front()->span};
  draft.confidence = confidence_of(role, holders);
  draft.object.field = pointer(place.rule, place.field, place.elements.front());
  if (!holders.empty())
    draft.flow = flow_of(role.input.access, *holders.front(), role.node, step(object, draft.span, place.what));
  draft.related = others(holders);
  for (std::size_t next = 1; next < place.elements.size() && next <= max_related; ++next)
    draft.related.push_back(
        step(object, place.elements[next]->span, fmt::format("also {}", place.elements[next]->text)));
  return draft;
}

}  // namespace rummage::policies::rbac
