#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "access/role_node.h"
#include "findings/datum.h"
#include "kubernetes/rbac.h"

namespace rummage::policies::rbac {

/// Some verbs on some resources of some groups: whoever has any one of the combinations has the power.
struct Power {
  std::vector<std::string_view> groups, resources, verbs;
};

enum class NameLimit : std::uint8_t {
  unlimited,  ///< a rule with resourceNames does not count
  any,        ///< resourceNames do not matter
  listed,     ///< counts only when resourceNames hold one of Pattern::names
};

/// The `match:` of an rbac rule file (policies/rules/README.md).
struct Pattern {
  std::string_view rule;        ///< id of the rule it reports under
  std::vector<Power> grants;    ///< any one of them
  std::vector<Power> together;  ///< each of these must be held too, by the same role or the same subject
  NameLimit limit = NameLimit::unlimited;
  std::vector<std::string_view> names;
  std::string_view unless;        ///< id of a rule: not reported where that one is
  bool through_wildcard = false;  ///< also where `*` among the resources of all groups or the core group grants it
  bool effective_in_namespace = false;  ///< a RoleBinding gives it although the resource is cluster-scoped
};

/// The patterns of all built-in rules of the area rbac that have a `match:`; made once.
std::span<const Pattern> patterns();

/// Reads a `match:`; an unknown key or an empty power is left out (the rule tests refuse such a file).
Pattern pattern_of(std::string_view rule, const findings::Datum& match);

/// What of a rule grants a power.
struct Granted {
  std::vector<const kubernetes::Element*> resources;  ///< the elements that do, in the order written
  std::vector<std::string_view> verbs;                ///< those of the power that the rule has
  std::vector<std::string_view> meant;                ///< the power's resources that an element with `*` stands for
  bool namespaced = false;  ///< one of the power's resources lives in namespaces, or nobody knows where
};

/// Whether the rule grants any of the powers; `resources` empty: no. Names and scope are not looked at.
Granted granted(const kubernetes::PolicyRule& rule, const std::vector<Power>& powers);
/// The same with the pattern's demand on names.
Granted granted(const kubernetes::PolicyRule& rule, const Pattern& pattern);

/// True when some rule has the power.
bool holds(const std::vector<access::EffectiveRule>& rules, const Power& power);

/// `*` verbs on `*` resources of all groups or of the core group: everything there is; said by rbac/wildcard-all alone.
bool is_everything(const kubernetes::PolicyRule& rule);
/// Every verb of the API on every resource of every group, written with `*` or one by one.
bool is_superuser(const kubernetes::PolicyRule& rule);

bool contains(const std::vector<kubernetes::Element>& list, std::string_view text);

}  // namespace rummage::policies::rbac
