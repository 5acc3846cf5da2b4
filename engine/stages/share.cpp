#include <algorithm>

#include "engine/lowering.h"
#include "engine/rendered_hits.h"
#include "engine/stages/stages.h"
#include "policies/sharing/sharing.h"

namespace rummage::engine {

namespace {

// A chart that nothing delivers is read by its own accounts only.
bool stands_in(const State& state, const Scene& scene, const findings::Occurrence& occurrence) {
  findings::Candidate place;
  place.span = occurrence.span;
  const auto rendered =
      occurrence.site == 0 ? std::vector<const RenderedHit*>() : rendered_at(state, occurrence.site, place);
  const auto in_scene = [&](const RenderedHit* hit) {
    if (scene.unit != 0) return hit->unit == scene.unit;
    return !state.units[hit->unit - 1].stands_alone(!occurrence.environment.name.empty());
  };
  if (scene.unit != 0 || !rendered.empty()) {
    if (std::none_of(rendered.begin(), rendered.end(), in_scene)) return false;
    if (scene.unit != 0) return true;
  }
  return occurrence.environment.name == scene.environment.name;
}

}  // namespace

void share(Run& run, State& state) {
  policies::sharing::Options options;
  options.allowed = state.config().sharing_allowed;
  auto add = [&](std::vector<findings::Draft> drafts) {
    std::move(drafts.begin(), drafts.end(), std::back_inserter(state.drafts));
  };
  add(policies::sharing::judge_sharing(state.occurrences, run.catalogue, options));
  for (std::size_t i = 0; i < state.scenes.size(); ++i) {
    const Scene& scene = state.scenes[i];
    std::vector<findings::Occurrence> own;
    std::copy_if(state.occurrences.begin(), state.occurrences.end(), std::back_inserter(own),
                 [&](const findings::Occurrence& o) { return stands_in(state, scene, o); });
    add(policies::sharing::judge_readers(own, *scene.access, run.catalogue));
  }
  lower_drafts(run, state);
}

}  // namespace rummage::engine
