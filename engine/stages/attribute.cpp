#include <algorithm>

#include "engine/stages/stages.h"
#include "git/history/reachable.h"

// Asked for the blobs that hold a credential and for no others; a clean repository skips the whole pass.
namespace rummage::engine {
namespace {

// Whether a commit whose own text holds something is one of HEAD's.
void find_head_commits(Run& run, State& state) {
  const bool asked = std::any_of(state.contents.begin(), state.contents.end(),
                                 [](const ContentHits& hits) { return hits.source == ContentSource::commit; });
  if (asked && state.head_commits.empty() && !state.head.empty())
    state.head_commits =
        git::history::reachable_commits(*state.store, run.pool, {state.head}, state.repository->shallow);
}

}  // namespace

void attribute(Run& run, State& state) {
  if (!state.store || !state.scope.with_history) return;
  find_head_commits(run, state);
  if (state.only_commits && state.scope.kind != ScopeKind::range && !state.brings) return;
  std::vector<git::history::Target> targets;
  for (const ContentHits& content : state.contents)
    if (content.source == ContentSource::blob)
      for (const Hit& hit : content.hits) targets.push_back({hit.winner.credential, content.id});
  if (targets.empty()) return;
  git::history::AttributionOptions options;
  options.refs = state.refs.refs;
  options.refs_unknown = state.repository->reftable;
  options.head = state.head;
  options.detached = state.branch.empty();
  options.shallow = state.repository->shallow;
  if (state.only_commits) options.only_commits = &*state.only_commits;
  git::history::Attribution attribution = git::history::attribute(*state.store, run.pool, std::move(targets), options);
  state.introductions = std::move(attribution.places);
  state.unplaced = std::move(attribution.unplaced);
  for (Notice& notice : attribution.notices) state.notices.push_back(std::move(notice));
}

}  // namespace rummage::engine
