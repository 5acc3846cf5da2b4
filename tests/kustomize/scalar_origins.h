#pragma once

#include <vector>

#include "engine/scalar_origins.h"

namespace rummage::kustomize::test {

/// The origins of a scalar of a build, as the engine gives them.
inline std::vector<engine::PlacedOrigin> origins_of(const sources::Sources& sources, const TextRoles& roles,
                                                    yaml::Node scalar) {
  engine::ScalarOrigins origins(sources);
  origins.add(roles);
  return origins.of(scalar);
}

}  // namespace rummage::kustomize::test
