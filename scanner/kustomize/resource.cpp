#include "kustomize/resource.h"

#include "kustomize/cluster_scope.h"

namespace rummage::kustomize {

std::string_view effective_namespace(std::string_view api_version, std::string_view kind, std::string_view name_space) {
  if (is_cluster_scoped(api_version, kind)) return "_non_namespaceable_";
  return name_space.empty() ? std::string_view("default") : name_space;
}

std::string_view effective_namespace(const Resource& resource) {
  return effective_namespace(resource.api_version(), resource.kind(), resource.name_space());
}

std::string_view original_namespace(const Resource& resource) {
  return resource.previous.empty() ? effective_namespace(resource) : resource.previous.front().name_space;
}

std::string_view original_name(const Resource& resource) {
  return resource.previous.empty() ? resource.name() : resource.previous.front().name;
}

Gvk original_gvk(const Resource& resource) {
  Gvk out = gvk_of(resource.node);
  if (!resource.previous.empty()) out.kind = resource.previous.front().kind;
  return out;
}

void remember_id(Resource& resource) {
  resource.previous.push_back(
      {std::string(resource.name()), std::string(effective_namespace(resource)), std::string(resource.kind())});
}

std::string id_key(const Resource& resource) {
  std::string out;
  for (const std::string_view part :
       {resource.api_version(), resource.kind(), effective_namespace(resource), resource.name()}) {
    out += part;
    out += '\n';
  }
  return out;
}

}  // namespace rummage::kustomize
