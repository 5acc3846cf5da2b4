#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "kubernetes/object.h"
#include "kubernetes/selector.h"

namespace rummage::kubernetes {

inline constexpr std::string_view rbac_group = "rbac.authorization.k8s.io";

/// One entry of a list, with its place. A built-in role's elements have no place (text 0).
struct Element {
  std::string_view text;
  Span span;
};

/// One rule of a role, as written (PolicyRule of rbac.authorization.k8s.io).
struct PolicyRule {
  std::vector<Element> verbs, api_groups, resources, resource_names, non_resource_urls;
  Span span;
  std::uint32_t index = 0;  ///< in `rules`
};

/// A Role or ClusterRole.
struct Role {
  const Object* object = nullptr;  ///< null for a built-in role
  bool cluster = false;
  std::string_view ns, name;
  std::vector<PolicyRule> rules;
  bool aggregates = false;          ///< has an aggregationRule: its own rules are overwritten by the controller
  std::vector<Selector> selectors;  ///< clusterRoleSelectors: any one of them selects
};

enum class SubjectKind : std::uint8_t { user, group, service_account, other };

/// One subject of a binding, as written.
struct Subject {
  SubjectKind kind = SubjectKind::other;
  std::string_view kind_text, api_group, ns, name;
  Span name_span;  ///< of `name`; of the subject when it has none
  Span span;
};

/// A RoleBinding or ClusterRoleBinding.
struct Binding {
  const Object* object = nullptr;
  bool cluster = false;
  std::string_view ns, name;
  std::string_view role_kind, role_name, role_group;
  Span role_name_span;  ///< of roleRef.name; of roleRef or the object when absent
  std::vector<Subject> subjects;
};

/// The object as a role: nothing unless it is a Role or ClusterRole. `null` lists are empty; a scalar where a list is
/// due counts as a list of one.
std::optional<Role> role_of(const Object& object);
/// The object as a binding: nothing unless it is a RoleBinding or ClusterRoleBinding.
std::optional<Binding> binding_of(const Object& object);

}  // namespace rummage::kubernetes
