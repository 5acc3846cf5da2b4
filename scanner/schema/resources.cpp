#include "schema/resources.h"

#include <algorithm>
#include <array>
#include <vector>

#include "schema/custom_resources.h"

namespace rummage::schema {
namespace {

constexpr Verbs all_verbs = 255;

constexpr Resource served[] = {
#include "schema/tables/resources.inc"
};

/// Gone from the API, still in repositories.
constexpr Resource retired[] = {
    {"extensions", "DaemonSet", "daemonsets", "v1beta1", Scope::namespaced, all_verbs},
    {"extensions", "Deployment", "deployments", "v1beta1", Scope::namespaced, all_verbs},
    {"extensions", "Ingress", "ingresses", "v1beta1", Scope::namespaced, all_verbs},
    {"extensions", "NetworkPolicy", "networkpolicies", "v1beta1", Scope::namespaced, all_verbs},
    {"extensions", "PodSecurityPolicy", "podsecuritypolicies", "v1beta1", Scope::cluster, all_verbs},
    {"extensions", "ReplicaSet", "replicasets", "v1beta1", Scope::namespaced, all_verbs},
    {"policy", "PodSecurityPolicy", "podsecuritypolicies", "v1beta1", Scope::cluster, all_verbs},
};

constexpr Subresource served_subresources[] = {
#include "schema/tables/subresources.inc"
};

/// The kubelet's own API is authorized as subresources of its node (kubelet authorization, 1.36).
constexpr Verbs http_verbs = verb_get | verb_create | verb_update | verb_patch | verb_delete;
constexpr Subresource kubelet_subresources[] = {
    {"", "nodes", "checkpoint", http_verbs}, {"", "nodes", "configz", http_verbs}, {"", "nodes", "healthz", http_verbs},
    {"", "nodes", "log", http_verbs},        {"", "nodes", "metrics", http_verbs}, {"", "nodes", "pods", http_verbs},
    {"", "nodes", "spec", http_verbs},       {"", "nodes", "stats", http_verbs},
};

constexpr SpecialVerb specials[] = {
    {"rbac.authorization.k8s.io", "roles", "bind"},
    {"rbac.authorization.k8s.io", "clusterroles", "bind"},
    {"rbac.authorization.k8s.io", "roles", "escalate"},
    {"rbac.authorization.k8s.io", "clusterroles", "escalate"},
    {"", "users", "impersonate"},
    {"", "groups", "impersonate"},
    {"", "serviceaccounts", "impersonate"},
    {"authentication.k8s.io", "userextras", "impersonate"},
    {"authentication.k8s.io", "uids", "impersonate"},
    {"certificates.k8s.io", "signers", "approve"},
    {"certificates.k8s.io", "signers", "sign"},
    {"certificates.k8s.io", "signers", "attest"},
    {"policy", "podsecuritypolicies", "use"},
    {"extensions", "podsecuritypolicies", "use"},
    {"security.openshift.io", "securitycontextconstraints", "use"},
};

std::vector<Resource> join_resources() {
  std::vector<Resource> out(std::begin(served), std::end(served));
  out.insert(out.end(), std::begin(retired), std::end(retired));
  const auto custom = custom_resources();
  out.insert(out.end(), custom.begin(), custom.end());
  return out;
}

std::vector<Subresource> join_subresources() {
  std::vector<Subresource> out(std::begin(served_subresources), std::end(served_subresources));
  out.insert(out.end(), std::begin(kubelet_subresources), std::end(kubelet_subresources));
  return out;
}

template <class Range, class Test>
auto find(const Range& range, Test test) -> decltype(&*range.begin()) {
  const auto at = std::find_if(range.begin(), range.end(), test);
  return at == range.end() ? nullptr : &*at;
}

bool special_applies(std::string_view group, std::string_view resource, std::string_view verb) {
  return find(special_verbs(), [&](const SpecialVerb& row) {
           return row.verb == verb && (group == "*" || row.group == group) &&
                  (resource == "*" || row.resource == resource);
         }) != nullptr;
}

/// True when the name is one that only special verbs know ("users", "signers").
bool only_special(std::string_view group, std::string_view resource) {
  return resource_of_plural(group, resource) == nullptr && find(special_verbs(), [&](const SpecialVerb& row) {
                                                             return row.group == group && row.resource == resource;
                                                           }) != nullptr;
}

}  // namespace

Verbs verb_bit(std::string_view verb) {
  static constexpr std::array<std::string_view, 8> names{"get",    "list",  "watch",  "create",
                                                         "update", "patch", "delete", "deletecollection"};
  const auto at = std::find(names.begin(), names.end(), verb);
  return at == names.end() ? Verbs{0} : static_cast<Verbs>(1u << (at - names.begin()));
}

std::span<const Resource> resources() {
  static const std::vector<Resource> all = join_resources();
  return all;
}

std::span<const Subresource> subresources() {
  static const std::vector<Subresource> all = join_subresources();
  return all;
}

std::span<const SpecialVerb> special_verbs() {
  return specials;
}

const Resource* resource_of_kind(std::string_view group, std::string_view kind) {
  return find(resources(), [&](const Resource& row) { return row.kind == kind && row.group == group; });
}

const Resource* resource_of_plural(std::string_view group, std::string_view plural) {
  return find(resources(), [&](const Resource& row) { return row.plural == plural && row.group == group; });
}

const Resource* resource_of_kind(std::string_view kind) {
  return find(resources(), [&](const Resource& row) { return row.kind == kind; });
}

const Subresource* subresource(std::string_view group, std::string_view resource, std::string_view name) {
  return find(subresources(), [&](const Subresource& row) {
    return row.name == name && row.resource == resource && row.group == group;
  });
}

std::string_view group_of(std::string_view api_version) {
  const std::size_t slash = api_version.find('/');
  return slash == api_version.npos ? std::string_view() : api_version.substr(0, slash);
}

bool is_namespaced(std::string_view group, std::string_view kind) {
  const Resource* found = resource_of_kind(group, kind);
  return found == nullptr || found->scope == Scope::namespaced;
}

bool verb_applies(std::string_view group, std::string_view resource, std::string_view verb) {
  if (verb == "*" || resource.find('*') != resource.npos) return true;
  if (special_applies(group, resource, verb)) return true;
  if (only_special(group, resource)) return false;
  if (group == "*") return true;
  const std::size_t slash = resource.find('/');
  if (slash == resource.npos) {
    const Resource* found = resource_of_plural(group, resource);
    return found == nullptr || (found->verbs & verb_bit(verb)) != 0;
  }
  const Subresource* found = subresource(group, resource.substr(0, slash), resource.substr(slash + 1));
  return found == nullptr || (found->verbs & verb_bit(verb)) != 0;
}

NameEffect name_effect(std::string_view resource, std::string_view verb) {
  if (verb == "create" && resource.find('/') == resource.npos) return NameEffect::never_matches;
  if (verb == "deletecollection") return NameEffect::never_matches;
  if (verb == "list" || verb == "watch") return NameEffect::by_field_selector;
  return NameEffect::limits;
}

}  // namespace rummage::schema
