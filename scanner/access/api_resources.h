#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rummage::access {

/// Where requests for a resource are made.
enum class ResourceScope : std::uint8_t { namespaced, cluster };

/// A resource that Kubernetes itself serves, with its verbs. Source: discovery of Kubernetes 1.36.
struct ApiResource {
  std::string_view group;
  std::string_view resource;  ///< "pods/exec" for a subresource
  ResourceScope scope = ResourceScope::namespaced;
  std::string_view verbs;  ///< separated by blanks; besides those of HTTP also the ones that only RBAC asks for
};

/// All groups that serve this resource ("events" is of two, "ingresses" was of three). Empty: unknown, perhaps custom.
std::vector<const ApiResource*> api_resources(std::string_view resource);
/// Nothing when it is not known (a custom resource).
const ApiResource* api_resource(std::string_view group, std::string_view resource);
/// True for a group that Kubernetes serves: whoever names it with an unknown resource has misspelt it.
bool is_builtin_group(std::string_view group);
bool has_verb(const ApiResource& resource, std::string_view verb);

}  // namespace rummage::access
