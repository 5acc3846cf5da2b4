#pragma once

#include <vector>

#include "kubernetes/rbac.h"

namespace rummage::access {

/// A rule that a role has: its own, or one that aggregation brought in from `from`.
struct EffectiveRule {
  const kubernetes::Role* from = nullptr;
  const kubernetes::PolicyRule* rule = nullptr;
};

/// A role with all it grants.
struct RoleNode {
  kubernetes::Role role;
  bool built_in = false;             ///< Kubernetes makes it; no object of the set defines it
  std::vector<EffectiveRule> rules;  ///< after aggregation
};

}  // namespace rummage::access
