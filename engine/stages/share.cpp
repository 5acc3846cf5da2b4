#include <algorithm>

#include "engine/lowering.h"
#include "engine/stages/stages.h"
#include "policies/sharing/sharing.h"

namespace rummage::engine {

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
                 [&](const findings::Occurrence& o) { return o.environment.name == scene.environment.name; });
    add(policies::sharing::judge_readers(own, *scene.access, run.catalogue));
  }
  lower_drafts(run, state);
}

}  // namespace rummage::engine
