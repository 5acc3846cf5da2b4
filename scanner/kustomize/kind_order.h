#pragma once

#include <string>

#include "kustomize/spec_walk.h"

namespace rummage::kustomize {

/// True when Kustomize puts objects of kind `a` before those of kind `b`: first the kinds that others depend on, last
/// webhook configurations, others between, by group, version and kind. Facts: kyaml/resid/gvk of 5.7.
bool kind_before(const Gvk& a, const Gvk& b);

}  // namespace rummage::kustomize
