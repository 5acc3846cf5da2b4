#include "policies/rbac/elsewhere.h"

#include <algorithm>
#include <array>

namespace rummage::policies::rbac {
namespace {

/// The forms that Kustomize fetches: a URL, `host/owner/name`, `git@host:name`.
/// Source: kustomize's documentation on remote targets.
bool is_remote(std::string_view target) {
  constexpr std::array<std::string_view, 4> hosts = {"github.com/", "gitlab.com/", "bitbucket.org/", "git@"};
  return target.find("://") != std::string_view::npos || target.find("?ref=") != std::string_view::npos ||
         std::any_of(hosts.begin(), hosts.end(), [&](std::string_view host) { return target.starts_with(host); });
}

bool draws_on_remote(const kubernetes::Object& kustomization) {
  for (std::string_view field : {"resources", "bases", "components"})
    for (yaml::Node target : kustomization.node.find(field).items())
      if (target.is_scalar() && is_remote(target.text())) return true;
  return false;
}

}  // namespace

bool draws_on_elsewhere(const Input& input) {
  for (std::string_view kind : {"Kustomization", "Component"})
    for (const kubernetes::Object* object : input.objects.of_kind("kustomize.config.k8s.io", kind))
      if (draws_on_remote(*object)) return true;
  return false;
}

}  // namespace rummage::policies::rbac
