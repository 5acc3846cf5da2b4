#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "kubernetes/rbac.h"

namespace rummage::access {

/// A role that Kubernetes makes itself (schema/builtin_roles.h), as the graph reads roles. Its texts are static; its
/// elements have no place.
struct BuiltinRole {
  kubernetes::Role role;
  std::span<const std::string_view> labels;  ///< keys of labels whose value is "true"
};

/// All of them, made once and then shared.
std::span<const BuiltinRole> builtin_roles();

/// Null when there is none of that kind ("Role", "ClusterRole"), namespace (ignored for a ClusterRole) and name.
const BuiltinRole* builtin_role(std::string_view kind, std::string_view ns, std::string_view name);

/// `selects` of kubernetes/selector.h for a built-in role.
bool selects(const kubernetes::Selector& selector, const BuiltinRole& role);

}  // namespace rummage::access
