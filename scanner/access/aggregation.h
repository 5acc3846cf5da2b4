#pragma once

#include <deque>

#include "access/builtin_roles.h"
#include "access/role_node.h"

namespace rummage::access {

/// The node of a built-in role among `roles`, added when it is not there.
const RoleNode& built_in_node(std::deque<RoleNode>& roles, const BuiltinRole& role);

/// Adds the built-in roles (view, edit, admin) into which a role of `roles` is aggregated, directly or through others.
void add_aggregators(std::deque<RoleNode>& roles);

/// Fills `rules` of every role. A role with an aggregationRule has the rules of all ClusterRoles that one of its
/// selectors selects, itself left out, and loses its own; selected roles that aggregate pass theirs on (the controller
/// of Kubernetes reaches the same set by syncing again and again). Cycles end in the union.
void aggregate(std::deque<RoleNode>& roles);

}  // namespace rummage::access
