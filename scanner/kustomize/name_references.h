#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "kustomize/reference_table.h"
#include "kustomize/resource.h"
#include "kustomize/written.h"

namespace rummage::kustomize {

/// The objects of a build, found by names that they had before. Facts: api/filters/nameref and api/resmap of 5.7.
class Referrals {
 public:
  /// `resources` must outlive this and keep their order and names.
  explicit Referrals(std::span<Resource> resources);

  struct Choice {
    const Resource* resource = nullptr;  ///< null: none is meant
    bool ambiguous = false;              ///< several could be meant, and they differ
  };
  /// The object of `field.target` that `referrer` means by `name`. `name_space`: what stands beside the name in a
  /// reference that has a namespace of its own; null: none.
  Choice choose(const Resource& referrer, const ReferenceField& field, std::string_view name,
                const std::string_view* name_space, bool whole_identity) const;

 private:
  using List = std::vector<const Resource*>;
  bool in_reach(const Resource& referrer, const Resource& target) const;
  void keep_namespace(List& list, const Resource& referrer, std::string_view name_space) const;

  std::span<Resource> resources_;
  std::unordered_map<std::string_view, List> by_previous_name_;
};

/// Renews every reference of `referrer` to a renamed object: the bytes of the old name stay the reference's own, what
/// was added around them is the object's. A field that cannot be renewed is an error "kustomize/name-reference" or one
/// of walk_field, given to `failed`; when that says to go on, the others follow.
yaml::Node renew_references(const Writer& writer, const Resource& referrer, const ReferenceTable& table,
                            const Referrals& referrals, const std::function<bool(const Error&)>& failed);

}  // namespace rummage::kustomize
