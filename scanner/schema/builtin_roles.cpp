#include "schema/builtin_roles.h"

#include <algorithm>
#include <array>

namespace rummage::schema {
namespace {

#include "schema/tables/builtin_roles.inc"

constexpr BuiltinBinding bindings[] = {
#include "schema/tables/builtin_bindings.inc"
};

}  // namespace

std::span<const BuiltinRole> builtin_roles() {
  return roles;
}
std::span<const BuiltinBinding> builtin_bindings() {
  return bindings;
}

const BuiltinRole* builtin_role(RoleKind kind, std::string_view name_space, std::string_view name) {
  const auto* at = std::find_if(std::begin(roles), std::end(roles), [&](const BuiltinRole& role) {
    return role.name == name && role.kind == kind && (kind == RoleKind::cluster_role || role.name_space == name_space);
  });
  return at == std::end(roles) ? nullptr : at;
}

bool is_provider_role(std::string_view name) {
  static constexpr std::array<std::string_view, 7> heads{
      "system:", "gce:", "aks-", "eks:", "gke-", "kubeadm:", "openshift-"};
  return std::any_of(heads.begin(), heads.end(),
                     [&](std::string_view head) { return name.substr(0, head.size()) == head; });
}

}  // namespace rummage::schema
