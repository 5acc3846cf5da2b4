#include <algorithm>
#include <iterator>

#include "engine/staged_blobs.h"
#include "engine/stages/stages.h"
#include "git/store/holders.h"

// Asked for the objects that hold a credential and for no others; a clean repository skips the whole pass.
namespace rummage::engine {
namespace {

// What the blobs of a range hold matters only where one of its commits brings it.
std::vector<git::history::Target> targets_of(const State& state) {
  std::vector<git::history::Target> targets;
  if (state.only_commits && state.scope.kind != ScopeKind::range && !state.brings) return targets;
  for (const ContentHits& content : state.contents)
    if (content.source == ContentSource::blob)
      for (const Hit& hit : content.hits) targets.push_back({hit.winner.credential, content.id});
  return targets;
}

// Commits and tags whose own text holds something.
std::vector<ContentId> objects_of(const State& state) {
  std::vector<ContentId> objects;
  for (const ContentHits& content : state.contents)
    if (content.source != ContentSource::blob) objects.push_back(content.id);
  return objects;
}

git::history::AttributionOptions options_of(const State& state) {
  git::history::AttributionOptions options;
  options.refs = state.refs.refs;
  options.refs_unknown = state.repository->reftable;
  options.head = state.head;
  options.detached = state.branch.empty();
  options.shallow = state.repository->shallow;
  if (state.only_commits) options.only_commits = &*state.only_commits;
  git::store::Holders holders = git::store::read_holders(*state.repository);
  std::move(holders.worktrees.begin(), holders.worktrees.end(), std::back_inserter(options.refs));
  options.stashes = std::move(holders.stashes);
  options.holders = std::move(holders.passing);
  return options;
}

// What nothing else leads to may be staged.
void look_in_indexes(const State& state, git::history::Attribution& attribution) {
  auto lost = [](const auto& one) { return !one.reachable && one.held_by.empty(); };
  auto none = [&](const auto& all) { return std::none_of(all.begin(), all.end(), lost); };
  if (none(attribution.places) && none(attribution.objects)) return;
  const StagedBlobs staged(*state.repository);
  for (auto& place : attribution.places)
    if (lost(place)) place.held_by = staged.where(place.blob);
  for (auto& object : attribution.objects)
    if (lost(object)) object.held_by = staged.where(object.id);
}

}  // namespace

void attribute(Run& run, State& state) {
  if (!state.store || !state.scope.with_history) return;
  std::vector<git::history::Target> targets = targets_of(state);
  std::vector<ContentId> objects = objects_of(state);
  if (targets.empty() && objects.empty()) return;
  git::history::AttributionOptions options = options_of(state);
  options.objects = std::move(objects);
  options.commits = std::move(state.commits);
  git::history::Attribution attribution =
      git::history::attribute(*state.store, run.pool, std::move(targets), std::move(options));
  look_in_indexes(state, attribution);
  state.introductions = std::move(attribution.places);
  state.unplaced = std::move(attribution.unplaced);
  state.led_to = std::move(attribution.objects);
  for (Notice& notice : attribution.notices) state.notices.push_back(std::move(notice));
}

}  // namespace rummage::engine
