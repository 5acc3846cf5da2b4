#pragma once

#include <string_view>

#include "kubernetes/rbac.h"

namespace rummage::access {

/// What the API server asks its authorizer about: the attributes of one request.
struct Request {
  std::string_view verb;
  std::string_view group;     ///< empty: the core group
  std::string_view resource;  ///< plural, without a subresource; empty: a request for `path`
  std::string_view subresource;
  std::string_view name;  ///< empty: a request without a name (create, deletecollection, list of all)
  std::string_view ns;    ///< empty: cluster-scoped, or all namespaces
  std::string_view path;  ///< of a request that is for no resource
};

// The five questions of k8s.io/kubernetes pkg/apis/rbac/v1/evaluation_helpers.go, answered exactly as there.
bool verb_matches(const kubernetes::PolicyRule& rule, std::string_view verb);
bool group_matches(const kubernetes::PolicyRule& rule, std::string_view group);
/// `combined` is "pods/exec", `subresource` "exec"; both "pods" and "" for the resource itself.
bool resource_matches(const kubernetes::PolicyRule& rule, std::string_view combined, std::string_view subresource);
bool name_matches(const kubernetes::PolicyRule& rule, std::string_view name);
bool url_matches(const kubernetes::PolicyRule& rule, std::string_view url);

/// True when the rule alone allows the request (RuleAllows of the RBAC authorizer). Says nothing of scope.
bool rule_allows(const kubernetes::PolicyRule& rule, const Request& request);

// The element that makes a list match; null when none does. The first one in the order written, an exact one before
// `*`.
const kubernetes::Element* matching_verb(const kubernetes::PolicyRule& rule, std::string_view verb);
const kubernetes::Element* matching_resource(const kubernetes::PolicyRule& rule, std::string_view combined,
                                             std::string_view subresource);

/// The part of "pods/exec" after the slash; empty when there is none.
std::string_view subresource_of(std::string_view combined);

}  // namespace rummage::access
