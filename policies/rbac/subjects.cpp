#include <fmt/format.h>

#include <algorithm>

#include "policies/rbac/evidence.h"
#include "policies/rbac/pattern.h"
#include "policies/rbac/rbac.h"
#include "schema/groups.h"
#include "schema/resources.h"

namespace rummage::policies::rbac {
namespace {

using access::EffectiveRule;
using access::Grant;
using access::RoleNode;
using kubernetes::Binding;
using kubernetes::Element;
using kubernetes::PolicyRule;
using kubernetes::Subject;
using kubernetes::SubjectKind;

bool only(const std::vector<Element>& list, std::initializer_list<std::string_view> allowed) {
  return !list.empty() && std::all_of(list.begin(), list.end(), [&](const Element& element) {
    return std::find(allowed.begin(), allowed.end(), element.text) != allowed.end();
  });
}

/// A verb that does more than read. Words that are no verb at all do nothing.
bool changes(const Element& verb) {
  constexpr schema::Verbs reading = schema::verb_get | schema::verb_list | schema::verb_watch;
  std::span<const schema::SpecialVerb> special = schema::special_verbs();
  return verb.text == "*" || (schema::verb_bit(verb.text) & ~reading) != 0 ||
         std::any_of(special.begin(), special.end(),
                     [&](const schema::SpecialVerb& other) { return other.verb == verb.text; });
}

/// What the defaults of Kubernetes give to everybody: paths that tell versions and health, reviews of oneself; and what
/// is published on purpose: reading an object by its name, but for Secrets.
bool is_harmless(const PolicyRule& rule) {
  bool paths = rule.resources.empty() && only(rule.verbs, {"get", "head"}) && !contains(rule.non_resource_urls, "*");
  bool reviews = only(rule.resources, {"selfsubjectaccessreviews", "selfsubjectrulesreviews", "selfsubjectreviews"});
  bool published = !rule.resource_names.empty() && !rule.verbs.empty() &&
                   std::none_of(rule.verbs.begin(), rule.verbs.end(), changes) &&
                   !contains(rule.resources, "secrets") && !contains(rule.resources, "*");
  return paths || reviews || published;
}

bool is_harmless(const std::vector<const RoleNode*>& roles) {
  auto harmless = [](const RoleNode* role) {
    return std::all_of(role->rules.begin(), role->rules.end(),
                       [](const EffectiveRule& rule) { return is_harmless(*rule.rule); });
  };
  return !roles.empty() && std::all_of(roles.begin(), roles.end(), harmless);
}

/// The rule about this subject; empty: none.
std::string_view rule_about(const Subject& subject, const access::Identity& identity) {
  std::string_view name = subject.name;
  if (name == "system:masters" && subject.kind != SubjectKind::service_account) return "rbac/system-masters";
  if (identity.kind == SubjectKind::service_account)
    return identity.name == "default" ? "rbac/default-account-bound" : "";
  if (subject.kind == SubjectKind::user) return name == "system:anonymous" ? "rbac/anonymous-subject" : "";
  if (subject.kind != SubjectKind::group) return "";
  switch (schema::group_reach(name)) {
    case schema::GroupReach::everyone:
      return "rbac/anonymous-subject";
    case schema::GroupReach::authenticated:
      return "rbac/authenticated-subject";
    case schema::GroupReach::service_accounts:
      return "rbac/all-accounts-subject";
    case schema::GroupReach::namespace_accounts:
      return "rbac/namespace-accounts-subject";
    default:
      return "";
  }
}

findings::Draft draft_for(const Input& input, const Binding& binding, const Subject& subject) {
  access::Identity identity = access::identity_of(subject, binding.ns);
  findings::Draft draft{.message = fmt::format("{} gives {} {} to {}", binding.object->title(), binding.role_kind,
                                               binding.role_name, identity.title()),
                        .span = subject.name_span};
  if (is_managed(*binding.object)) draft.confidence = findings::Confidence::low;
  draft.object.field = fmt::format("/subjects/{}/name", &subject - binding.subjects.data());
  std::vector<const RoleNode*> roles = input.access.role_of(binding);
  std::stable_partition(roles.begin(), roles.end(), [&](const RoleNode* role) {
    return role->role.object != nullptr && delivered_together(*role->role.object, *binding.object);
  });
  for (const RoleNode* role : roles)
    for (const Grant* grant : input.access.grants_of(*role))
      if (grant->subject == &subject && draft.flow.empty() && role->role.object != nullptr)
        draft.flow = flow_of(input.access, *grant, *role,
                             step(*role->role.object, role->role.object->name_span(), role->role.object->title()));
  return draft;
}

/// A binding of a cluster's dump that Kubernetes keeps as it is.
bool is_default(const Binding& binding) {
  return binding.object->labels().find("kubernetes.io/bootstrapping").text() == "rbac-defaults";
}

}  // namespace

void judge_subjects(const Input& input, Reporter& reporter) {
  for (const Binding& binding : input.access.bindings()) {
    if (is_default(binding) || is_harmless(input.access.role_of(binding))) continue;
    for (const Subject& subject : binding.subjects) {
      std::string_view rule = rule_about(subject, access::identity_of(subject, binding.ns));
      if (!rule.empty()) reporter.report(rule, *binding.object, draft_for(input, binding, subject));
    }
  }
}

}  // namespace rummage::policies::rbac
