#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace rummage::schema {

enum class Scope : std::uint8_t { namespaced, cluster };

/// A set of the API server's standard verbs.
using Verbs = std::uint16_t;
inline constexpr Verbs verb_get = 1, verb_list = 2, verb_watch = 4, verb_create = 8, verb_update = 16, verb_patch = 32,
                       verb_delete = 64, verb_deletecollection = 128;

/// The bit of a standard verb; 0 for any other (`bind`, `*`).
Verbs verb_bit(std::string_view verb);

/// One resource of the API. Facts: the discovery documents of Kubernetes 1.36, groups that it dropped, and custom
/// resources that many clusters have.
struct Resource {
  std::string_view group;     ///< "" is the core group
  std::string_view kind;      ///< "Deployment"
  std::string_view plural;    ///< "deployments"
  std::string_view versions;  ///< newest first, blanks between
  Scope scope;
  Verbs verbs;  ///< that the resource itself supports
};

/// All of them, sorted by group and plural within each source.
std::span<const Resource> resources();

/// By group and kind; null when unknown. The group of an apiVersion: group_of.
const Resource* resource_of_kind(std::string_view group, std::string_view kind);
/// By group and plural; null when unknown.
const Resource* resource_of_plural(std::string_view group, std::string_view plural);
/// By kind alone: the first of the groups that have it, core first; null when unknown.
const Resource* resource_of_kind(std::string_view kind);

/// "apps/v1" -> "apps", "v1" -> "".
std::string_view group_of(std::string_view api_version);

/// False only for kinds known to be cluster-wide; unknown kinds count as namespaced, as Kustomize has it.
bool is_namespaced(std::string_view group, std::string_view kind);

/// A subresource, written `resource/name` in rules: "pods/exec".
struct Subresource {
  std::string_view group, resource, name;
  Verbs verbs;
};

/// All of them, also those that only the kubelet's authorizer asks for ("nodes/stats").
std::span<const Subresource> subresources();
/// Null when unknown.
const Subresource* subresource(std::string_view group, std::string_view resource, std::string_view name);

/// A verb beyond the standard ones that some authorizer asks for: `bind` on roles, `impersonate` on users.
struct SpecialVerb {
  std::string_view group, resource, verb;
};
std::span<const SpecialVerb> special_verbs();

/// True when a request with this verb on this resource ("pods", "pods/exec", "users") can be made at all. `*` on either
/// side: when any can. Unknown resources: true.
bool verb_applies(std::string_view group, std::string_view resource, std::string_view verb);

/// What `resourceNames` does to a rule: `limits` it to the names; `never_matches`, as the request names no object
/// (create, deletecollection); or works only for requests that select by metadata.name (list, watch).
enum class NameEffect : std::uint8_t { limits, never_matches, by_field_selector };
/// `resource` as rules write it: `create` on a subresource has a name.
NameEffect name_effect(std::string_view resource, std::string_view verb);

}  // namespace rummage::schema
