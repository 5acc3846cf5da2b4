#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace rummage::schema {

enum class RoleKind : std::uint8_t { cluster_role, role };

/// One rule of a role, as rbac.authorization.k8s.io/v1 has it; "" in api_groups is the core group.
struct PolicyRule {
  std::span<const std::string_view> api_groups, resources, resource_names, non_resource_urls, verbs;
};

/// A role that every cluster has before anyone applies one. Facts: the default policy of Kubernetes 1.36, with the two
/// roles that OpenShift adds.
struct BuiltinRole {
  RoleKind kind;
  std::string_view name_space;  ///< empty for a cluster role
  std::string_view name;
  std::span<const PolicyRule> rules;             ///< empty when they come by aggregation only
  std::span<const std::string_view> labels;      ///< keys of its rbac.authorization.k8s.io/ labels, value "true"
  std::span<const std::string_view> aggregates;  ///< label keys it selects; "true" is the value
};

/// All of them, cluster roles first, by name.
std::span<const BuiltinRole> builtin_roles();
/// Null when there is none. `name_space` is ignored for cluster roles.
const BuiltinRole* builtin_role(RoleKind kind, std::string_view name_space, std::string_view name);

/// One subject of a default binding.
struct BuiltinBinding {
  std::string_view name_space;  ///< of the binding; empty: a cluster role binding
  std::string_view name;
  RoleKind role_kind;
  std::string_view role;
  std::string_view subject_kind;       ///< "User", "Group" or "ServiceAccount"
  std::string_view subject_namespace;  ///< of a service account
  std::string_view subject;
};
std::span<const BuiltinBinding> builtin_bindings();

/// True for names that a cluster's provider or a distribution defines (`system:`, `gce:`, `openshift-`): a reference
/// to one that is in no repository is not dangling.
bool is_provider_role(std::string_view name);

}  // namespace rummage::schema
