#include "kubernetes/rbac.h"

namespace rummage::kubernetes {
namespace {

std::vector<Element> elements_of(yaml::Node list) {
  std::vector<Element> elements;
  if (list.is_scalar() && !list.is_null()) elements.push_back({list.text(), list.span()});
  for (yaml::Node item : list.items())
    if (item.is_scalar()) elements.push_back({item.text(), item.span()});
  return elements;
}

std::vector<PolicyRule> rules_of(yaml::Node list) {
  std::vector<PolicyRule> rules;
  std::uint32_t index = 0;
  for (yaml::Node node : list.items())
    rules.push_back({.verbs = elements_of(node.find("verbs")),
                     .api_groups = elements_of(node.find("apiGroups")),
                     .resources = elements_of(node.find("resources")),
                     .resource_names = elements_of(node.find("resourceNames")),
                     .non_resource_urls = elements_of(node.find("nonResourceURLs")),
                     .span = node.span(),
                     .index = index++});
  return rules;
}

SubjectKind subject_kind(std::string_view text) {
  if (text == "User") return SubjectKind::user;
  if (text == "Group") return SubjectKind::group;
  if (text == "ServiceAccount") return SubjectKind::service_account;
  return SubjectKind::other;
}

Subject subject_of(yaml::Node node) {
  Subject subject{.kind = subject_kind(node.find("kind").text()),
                  .kind_text = node.find("kind").text(),
                  .api_group = node.find("apiGroup").text(),
                  .ns = node.find("namespace").text(),
                  .name = node.find("name").text(),
                  .span = node.span()};
  subject.name_span = node.find("name") ? node.find("name").span() : subject.span;
  return subject;
}

bool is_rbac(const Object& object, std::string_view namespaced, std::string_view cluster) {
  return object.is(rbac_group, namespaced) || object.is(rbac_group, cluster);
}

}  // namespace

std::optional<Role> role_of(const Object& object) {
  if (!is_rbac(object, "Role", "ClusterRole")) return std::nullopt;
  Role role{.object = &object,
            .cluster = object.kind == "ClusterRole",
            .ns = object.ns,
            .name = object.name,
            .rules = rules_of(object.node.find("rules"))};
  yaml::Node aggregation = object.node.find("aggregationRule");
  role.aggregates = role.cluster && aggregation.is_mapping();
  if (role.aggregates)
    for (yaml::Node selector : aggregation.find("clusterRoleSelectors").items())
      role.selectors.push_back(selector_of(selector));
  return role;
}

std::optional<Binding> binding_of(const Object& object) {
  if (!is_rbac(object, "RoleBinding", "ClusterRoleBinding")) return std::nullopt;
  yaml::Node role = object.node.find("roleRef");
  Binding binding{.object = &object,
                  .cluster = object.kind == "ClusterRoleBinding",
                  .ns = object.ns,
                  .name = object.name,
                  .role_kind = role.find("kind").text(),
                  .role_name = role.find("name").text(),
                  .role_group = role.find("apiGroup").text()};
  binding.role_name_span = role.find("name") ? role.find("name").span() : role ? role.span() : object.name_span();
  for (yaml::Node subject : object.node.find("subjects").items()) binding.subjects.push_back(subject_of(subject));
  return binding;
}

}  // namespace rummage::kubernetes
