#include <algorithm>

#include "kustomize/cluster_scope.h"
#include "kustomize/name_references.h"

namespace rummage::kustomize {
namespace {

using List = std::vector<const Resource*>;

template <class Keep>
void keep_if(List& list, Keep keep) {
  list.erase(std::remove_if(list.begin(), list.end(), [&](const Resource* r) { return !keep(*r); }), list.end());
}

bool is_cluster_wide(const Resource& resource) {
  return is_cluster_scoped(resource.api_version(), resource.kind());
}

/// Some id that the object had is of this kind; group and version are today's.
bool had_kind(const Resource& resource, const Gvk& wanted) {
  const Gvk gvk = gvk_of(resource.node);
  if (!wanted.group.empty() && wanted.group != gvk.group) return false;
  if (!wanted.version.empty() && wanted.version != gvk.version) return false;
  return wanted.kind.empty() || std::any_of(resource.previous.begin(), resource.previous.end(),
                                            [&](const PreviousId& id) { return id.kind == wanted.kind; });
}

/// The kind that a binding's roleRef names, where the field is its name.
bool fits_role(const Resource& referrer, const ReferenceField& field, const Resource& candidate) {
  if (!field.spec.path.ends_with("roleRef/name")) return true;
  const yaml::Node role = referrer.node.find("roleRef");
  const yaml::Node group = role.find("apiGroup"), kind = role.find("kind");
  if (!group || !kind) return true;
  return had_kind(candidate, {group.text(), {}, kind.text()});
}

bool same_end(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty();
  const std::size_t common = std::min(a.size(), b.size());
  return std::equal(a.end() - static_cast<std::ptrdiff_t>(common), a.end(),
                    b.end() - static_cast<std::ptrdiff_t>(common));
}

bool same_affixes(const Resource& a, const Resource& b, bool allow_none) {
  const bool any_prefix = allow_none && (a.prefixes.empty() || b.prefixes.empty());
  const bool any_suffix = allow_none && (a.suffixes.empty() || b.suffixes.empty());
  return (any_prefix || same_end(a.prefixes, b.prefixes)) && (any_suffix || same_end(a.suffixes, b.suffixes));
}

bool same_namespace(const Resource& referrer, const Resource& candidate) {
  if (is_cluster_wide(referrer) || is_cluster_wide(candidate) || candidate.kind() == "ServiceAccount") return true;
  return effective_namespace(referrer) == effective_namespace(candidate);
}

}  // namespace

Referrals::Referrals(std::span<Resource> resources) : resources_(resources) {
  for (const Resource& resource : resources)
    for (const PreviousId& id : resource.previous) {
      List& list = by_previous_name_[id.name];
      if (list.empty() || list.back() != &resource) list.push_back(&resource);
    }
}

/// Namespaced objects reach their own namespace, those of a RoleBinding's service accounts, and what has none.
bool Referrals::in_reach(const Resource& referrer, const Resource& target) const {
  if (is_cluster_wide(referrer) || is_cluster_wide(target)) return true;
  if (effective_namespace(referrer) == effective_namespace(target)) return true;
  if (referrer.kind() != "RoleBinding") return false;
  for (const yaml::Node subject : referrer.node.find("subjects").items())
    if (subject.find("kind").text() == "ServiceAccount" && subject.find("namespace") &&
        subject.find("namespace").text() == target.name_space())
      return true;
  return false;
}

/// Objects that came from that namespace; when no object in reach did, those that are in it now.
void Referrals::keep_namespace(List& list, const Resource& referrer, std::string_view name_space) const {
  if (name_space == "_non_namespaceable_") return list.clear();
  const bool original = std::any_of(resources_.begin(), resources_.end(), [&](const Resource& resource) {
    return original_namespace(resource) == name_space && in_reach(referrer, resource);
  });
  keep_if(list, [&](const Resource& candidate) {
    return (original ? original_namespace(candidate) : effective_namespace(candidate)) == name_space;
  });
}

Referrals::Choice Referrals::choose(const Resource& referrer, const ReferenceField& field, std::string_view name,
                                    const std::string_view* name_space, bool whole_identity) const {
  const auto found = by_previous_name_.find(name);
  if (found == by_previous_name_.end()) return {};
  List list = found->second;
  keep_if(list, [&](const Resource& candidate) {
    return had_kind(candidate, field.target) && in_reach(referrer, candidate) && fits_role(referrer, field, candidate);
  });
  if (list.empty()) return {};
  if (name_space != nullptr) keep_namespace(list, referrer, *name_space);
  keep_if(list, [&](const Resource& candidate) { return same_namespace(referrer, candidate); });
  if (list.size() == 1) return {list.front()};
  keep_if(list, [&](const Resource& candidate) { return same_affixes(candidate, referrer, true); });
  if (list.size() > 1)
    keep_if(list, [&](const Resource& candidate) { return same_affixes(candidate, referrer, false); });
  if (list.empty()) return {};
  const bool identical = std::all_of(list.begin(), list.end(), [&](const Resource* other) {
    return other->name() == list.front()->name() &&
           (!whole_identity || other->name_space() == list.front()->name_space());
  });
  if (!identical) return {nullptr, true};
  return {list.front()};
}

}  // namespace rummage::kustomize
