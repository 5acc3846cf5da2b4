#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "access/graph.h"
#include "findings/draft.h"

namespace rummage::policies::rbac {

/// Grants that give the role's own rules: of the role, and of the roles that aggregate it. Those that reach furthest
/// come first: by a ClusterRoleBinding, then with a workload that runs as the subject, then in order.
std::vector<const access::Grant*> holders_of(const access::Graph& graph, const access::RoleNode& role);

/// subject -> binding -> (aggregating role ->) `power`, the step at the rule -> workload. `role` is the role that the
/// power's rule stands in.
std::vector<findings::DraftStep> flow_of(const access::Graph& graph, const access::Grant& grant,
                                         const access::RoleNode& role, findings::DraftStep power);

/// The subjects of the other grants, at most ten, as related places.
std::vector<findings::DraftStep> others(const std::vector<const access::Grant*>& grants);

/// ", held by ServiceAccount shop/web and 2 more"; ", bound by nothing here" when there is no grant.
std::string held_by(const std::vector<const access::Grant*>& grants);

/// True for a role that Kubernetes keeps as it is: labelled kubernetes.io/bootstrapping: rbac-defaults and named as one
/// of its own (a dump of a cluster).
bool is_default(const kubernetes::Role& role);

/// "a, b and c".
std::string listed(const std::vector<std::string_view>& words);

/// JSON pointer of an element: "/rules/2/resources/0". `list` is one of `rule`'s.
std::string pointer(const kubernetes::PolicyRule& rule, std::string_view field,
                    const std::vector<kubernetes::Element>& list, const kubernetes::Element* element);

}  // namespace rummage::policies::rbac
