#include "engine/rendered_hits.h"

#include <algorithm>
#include <tuple>

#include "engine/environments_of_run.h"

namespace rummage::engine {

environments::Environment environment_of(const State& state, const RenderedHit& hit) {
  return environment_of(state, state.units[hit.unit - 1]);
}

std::vector<const RenderedHit*> rendered_at(const State& state, std::uint32_t site,
                                            const findings::Candidate& candidate) {
  std::vector<const RenderedHit*> hits;
  const auto first = std::partition_point(state.rendered_hits.begin(), state.rendered_hits.end(),
                                          [&](const RenderedHit& hit) { return hit.site < site; });
  for (auto at = first; at != state.rendered_hits.end() && at->site == site; ++at)
    if (at->span.overlaps(candidate.span)) hits.push_back(&*at);
  const auto before = [&](const RenderedHit* a, const RenderedHit* b) {
    const auto closeness = [&](const RenderedHit* hit) {
      return environments::closeness(environment_of(state, *hit).environment_class);
    };
    if (closeness(a) != closeness(b)) return closeness(a) > closeness(b);
    return std::tie(state.units[a->unit - 1].name, a->object) < std::tie(state.units[b->unit - 1].name, b->object);
  };
  std::sort(hits.begin(), hits.end(), before);
  return hits;
}

}  // namespace rummage::engine
