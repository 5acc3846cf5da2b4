#pragma once

#include "policies/input.h"

namespace rummage::policies::rbac {

/// True when a kustomization among the objects takes resources from another repository or server: what is not defined
/// here may be defined there, so that absence is no more than a suspicion.
bool draws_on_elsewhere(const Input& input);

}  // namespace rummage::policies::rbac
