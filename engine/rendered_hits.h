#pragma once

#include <vector>

#include "engine/state.h"

namespace rummage::engine {

/// The rendered objects that hold a credential of the file at `site`: of the same credential or of the same bytes, the
/// one closest to production first, then by unit and object.
std::vector<const RenderedHit*> rendered_at(const State& state, std::uint32_t site,
                                            const findings::Candidate& candidate);

/// The environment that a unit's hit is in.
environments::Environment environment_of(const State& state, const RenderedHit& hit);

}  // namespace rummage::engine
