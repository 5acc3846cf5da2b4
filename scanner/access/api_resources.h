#pragma once

#include <string_view>
#include <vector>

#include "schema/resources.h"

namespace rummage::access {

/// A resource as rules name it, of the ones that Kubernetes itself serves or its authorizers ask for.
struct ApiResource {
  std::string_view group;
  schema::Scope scope = schema::Scope::namespaced;
};

/// All of Kubernetes' groups that have this resource ("pods", "pods/exec", "users"); core first. Empty: unknown, or a
/// custom resource.
std::vector<ApiResource> api_resources(std::string_view resource);
/// True for a group that Kubernetes serves, or served: whoever names it with an unknown resource has misspelt it.
bool is_builtin_group(std::string_view group);

}  // namespace rummage::access
