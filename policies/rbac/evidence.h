#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "access/graph.h"
#include "findings/draft.h"
#include "policies/input.h"

namespace rummage::policies::rbac {

/// Whether two objects are of the same chart or build, else of the same file: of several copies of a role or binding,
/// one for each cluster, those belong to each other.
bool delivered_together(const kubernetes::Object& a, const kubernetes::Object& b);

/// Grants that give the role's own rules: of the role, and of the roles that aggregate it. Those that reach furthest
/// come first: by a ClusterRoleBinding, then with a workload that runs as the subject, then by a binding that is
/// delivered together with the role, then in order.
std::vector<const access::Grant*> holders_of(const access::Graph& graph, const access::RoleNode& role);

/// subject -> binding -> (aggregating role ->) `power`, the step at the rule -> workload. `role` is the role that the
/// power's rule stands in.
std::vector<findings::DraftStep> flow_of(const access::Graph& graph, const access::Grant& grant,
                                         const access::RoleNode& role, findings::DraftStep power);

/// The subjects of the other grants, at most ten, as related places.
std::vector<findings::DraftStep> others(const std::vector<const access::Grant*>& grants);

/// ", held by ServiceAccount shop/web and 2 more"; ", bound by nothing here" when there is no grant.
std::string held_by(const std::vector<const access::Grant*>& grants);

/// One role under judgement, with those who hold it.
struct Case {
  const Input& input;
  const access::RoleNode& node;
  std::vector<const access::Grant*> holders;
};
/// Every role of the set whose own rules count: no built-in one, no aggregating one, no default of a cluster's dump.
std::vector<Case> cases_of(const Input& input);

/// Elements of `resources` or `nonResourceURLs` of one rule, and what they allow ("get on secrets").
struct Place {
  const kubernetes::PolicyRule& rule;
  std::string_view field;
  std::vector<const kubernetes::Element*> elements;  ///< not empty; the first one is pointed at
  std::string what;
};
/// "Role shop/reader allows WHAT in shop; held by ...", with flow and related places. `holders`: those of the case for
/// whom it takes effect.
findings::Draft draft_of(const Case& role, const Place& place, const std::vector<const access::Grant*>& holders);

/// True for a role that Kubernetes keeps as it is: labelled kubernetes.io/bootstrapping: rbac-defaults and named as one
/// of its own (a dump of a cluster).
bool is_default(const kubernetes::Role& role);

/// True for a role or binding whose name says that the control plane or a provider keeps it: a default of Kubernetes,
/// or one of the reserved prefixes `system:`, `kubeadm:`, `eks:`, `gce:`. Whoever writes one down usually shows a
/// cluster's state, so what is said of it is of low confidence.
bool is_managed(const kubernetes::Object& object);

/// High, but low when all that is known of the role is managed: itself with no other binding, or all of its bindings.
findings::Confidence confidence_of(const Case& role, const std::vector<const access::Grant*>& holders);

/// "a, b and c"; four and "and more" where there are more than five.
std::string listed(const std::vector<std::string_view>& words);

/// JSON pointer of an element of `field` ("resources"): "/rules/2/resources/0".
std::string pointer(const kubernetes::PolicyRule& rule, std::string_view field, const kubernetes::Element* element);

}  // namespace rummage::policies::rbac
