#pragma once

#include <vector>

#include "helm/render/render.h"
#include "helm/value/value.h"

namespace rummage::helm {

/// The scalar leaves of a unit's final values with what they hide, in order of their paths. At most a million.
std::vector<ValuesFact> values_facts(const Map& values);

}  // namespace rummage::helm
