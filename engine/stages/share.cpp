#include <algorithm>
#include <set>
#include <tuple>

#include "engine/lowering.h"
#include "engine/rendered_hits.h"
#include "engine/stages/stages.h"
#include "policies/sharing/sharing.h"

namespace rummage::engine {

namespace {

// The units whose objects hold an occurrence's value, each once.
std::vector<std::uint32_t> units_of(const State& state, const findings::Occurrence& occurrence) {
  std::vector<std::uint32_t> units;
  if (occurrence.site == 0) return units;
  findings::Candidate place;
  place.span = occurrence.span;
  for (const RenderedHit* hit : rendered_at(state, occurrence.site, place))
    if (std::find(units.begin(), units.end(), hit->unit) == units.end()) units.push_back(hit->unit);
  return units;
}

// What only units that stand alone hold is read by their own accounts only.
bool stands_in(const State& state, const Scene& scene, const findings::Occurrence& occurrence,
               const std::vector<std::uint32_t>& units) {
  if (scene.unit != 0) return std::find(units.begin(), units.end(), scene.unit) != units.end();
  const bool alone = !units.empty() && std::all_of(units.begin(), units.end(),
                                                   [&](std::uint32_t unit) { return state.units[unit - 1].alone; });
  return !alone && occurrence.environment.name == scene.environment.name;
}

}  // namespace

void share(Run& run, State& state) {
  policies::sharing::Options options;
  options.allowed = state.config().sharing_allowed;
  auto add = [&](std::vector<findings::Draft> drafts) {
    std::move(drafts.begin(), drafts.end(), std::back_inserter(state.drafts));
  };
  add(policies::sharing::judge_sharing(state.occurrences, run.catalogue, options));
  std::vector<std::vector<std::uint32_t>> units;
  for (const findings::Occurrence& occurrence : state.occurrences) units.push_back(units_of(state, occurrence));
  std::set<std::tuple<std::uint32_t, Span, findings::ObjectRef>> told;  // a chart with several values is several scenes
  for (const Scene& scene : state.scenes) {
    std::vector<findings::Occurrence> own;
    for (std::size_t i = 0; i < state.occurrences.size(); ++i)
      if (stands_in(state, scene, state.occurrences[i], units[i])) own.push_back(state.occurrences[i]);
    std::vector<findings::Draft> drafts = policies::sharing::judge_readers(own, *scene.access, run.catalogue);
    std::erase_if(drafts, [&](const findings::Draft& draft) {
      return !told.emplace(draft.site, draft.span, draft.object).second;
    });
    add(std::move(drafts));
  }
  lower_drafts(run, state);
}

}  // namespace rummage::engine
