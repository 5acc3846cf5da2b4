#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engine/encrypted_files.h"
#include "engine/stages/stages.h"
#include "policies/catalogue.h"

// Each scene is judged by itself. A scene also holds objects that belong to no environment, so each draft is kept by
// one scene only: that of its place's environment, and for places of none by the scene that holds everything, unless
// an environment's scene says more about it (a binding there is part of the flow).
namespace rummage::engine {
namespace {

using findings::Draft;

// Which environment the object at a place belongs to.
class ObjectEnvironments {
 public:
  explicit ObjectEnvironments(const State& state) : state_(state) {
    for (std::size_t i = 0; i < state.objects.size(); ++i) by_text_[state.objects[i].span.begin.text].push_back(i);
  }

  const environments::Environment& at(const Span& span, std::uint32_t site) const {
    static const environments::Environment unknown;
    auto objects = by_text_.find(span.begin.text);
    if (objects == by_text_.end()) return unknown;
    for (std::size_t i : objects->second)
      if (state_.objects[i].span.contains(span) && (site == 0 || state_.objects[i].site == site))
        return state_.object_environments[i];
    return unknown;
  }

 private:
  const State& state_;
  std::map<TextId, std::vector<std::size_t>> by_text_;
};

using Key = std::tuple<findings::RuleIndex, std::uint32_t, Span, findings::ObjectRef>;

Key key_of(const Draft& draft) {
  return {draft.rule, draft.site, draft.span, draft.object};
}

// A dangling reference or the like: only the scene with everything can know that something is nowhere.
bool touches(const Draft& draft, const std::string& environment, const ObjectEnvironments& environments) {
  return std::any_of(draft.flow.begin(), draft.flow.end(), [&](const findings::DraftStep& step) {
    return environments.at(step.span, step.site).name == environment;
  });
}

}  // namespace

void judge(Run& run, State& state) {
  const ObjectEnvironments environments(state);
  std::vector<std::vector<Draft>> judged(state.scenes.size());
  run.pool.for_each(state.scenes.size(), [&](std::size_t i, unsigned) {
    const Scene& scene = state.scenes[i];
    judged[i] = policies::judge({*scene.objects, *scene.access, run.catalogue, scene.environment.name});
  });
  std::map<Key, Draft> kept;
  std::set<Key> everywhere;
  for (const Draft& draft : judged.empty() ? std::vector<Draft>() : judged[0]) {
    everywhere.insert(key_of(draft));
    if (!environments.at(draft.span, draft.site).known()) kept.emplace(key_of(draft), draft);
  }
  for (std::size_t i = 1; i < judged.size(); ++i) {
    const std::string& name = state.scenes[i].environment.name;
    for (const Draft& draft : judged[i]) {
      const environments::Environment& own = environments.at(draft.span, draft.site);
      if (own.name == name)
        kept.emplace(key_of(draft), draft);
      else if (!own.known() && touches(draft, name, environments) && everywhere.contains(key_of(draft)))
        kept.insert_or_assign(key_of(draft), draft);
    }
  }
  for (auto& [key, draft] : kept) state.drafts.push_back(std::move(draft));
  if (!state.options->no_objects && state.scope.kind != ScopeKind::history) judge_encrypted_files(run, state);
}

}  // namespace rummage::engine
