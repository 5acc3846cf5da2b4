#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engine/encrypted_files.h"
#include "engine/lowering.h"
#include "engine/stages/stages.h"
#include "policies/catalogue.h"

// Each scene is judged by itself. A scene also holds objects that belong to no environment, so each draft is kept by
// one scene only: that of its place's environment, and for places of none by the scene that holds everything, unless
// an environment's scene says more about it (a binding there is part of the flow).
namespace rummage::engine {
namespace {

using findings::Draft;

// Which environment the object at a place belongs to. A built object's scalars lie in many files: it is known by the
// unit's site and by what it is called.
class ObjectEnvironments {
 public:
  explicit ObjectEnvironments(const State& state) : state_(state) {
    for (std::size_t i = 0; i < state.objects.size(); ++i) {
      by_text_[state.objects[i].span.begin.text].push_back(i);
      if (state.objects[i].unit != 0) of_unit_.emplace(state.objects[i].site, i);
    }
  }

  const environments::Environment& at(const Span& span, std::uint32_t site) const {
    static const environments::Environment unknown;
    if (auto objects = by_text_.find(span.begin.text); objects != by_text_.end())
      for (std::size_t i : objects->second)
        if (state_.objects[i].span.contains(span) && (site == 0 || state_.objects[i].site == site))
          return state_.object_environments[i];
    const auto unit = of_unit_.find(site);
    return unit == of_unit_.end() ? unknown : state_.object_environments[unit->second];
  }

 private:
  const State& state_;
  std::map<TextId, std::vector<std::size_t>> by_text_;
  std::map<std::uint32_t, std::size_t> of_unit_;  ///< the first object that a unit with this site gave
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
    judged[i] = policies::judge(
        {*scene.objects, *scene.access, run.catalogue, scene.environment.name, state.config().thresholds});
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
      if (own.name == name || state.scenes[i].unit != 0)
        kept.emplace(key_of(draft), draft);
      else if (!own.known() && touches(draft, name, environments) && everywhere.contains(key_of(draft)))
        kept.insert_or_assign(key_of(draft), draft);
    }
  }
  for (auto& [key, draft] : kept) state.drafts.push_back(std::move(draft));
  lower_drafts(run, state);
  if (!state.options->no_objects && state.scope.kind != ScopeKind::history) judge_encrypted_files(run, state);
}

}  // namespace rummage::engine
