#include "engine/compare.h"

#include <algorithm>
#include <set>

#include "engine/pipeline.h"
#include "git/trees/git_tree.h"

namespace rummage::engine {

namespace {

// Something that the head could not read, and perhaps the base could.
bool may_be_lost(const Notice& notice) {
  return notice.level == NoticeLevel::warning && !notice.path.empty();
}

// What is told whatever the base has needs no base: most commits add nothing.
bool anything_to_compare(const State& state) {
  const findings::Confidence least = state.options->min_confidence.value_or(findings::Confidence::medium);
  return std::any_of(state.findings.begin(), state.findings.end(),
                     [&](const findings::Finding& finding) { return finding.confidence >= least; }) ||
         std::any_of(state.notices.begin(), state.notices.end(), may_be_lost);
}

}  // namespace

void scan_base(Run& run, State& state) {
  if (!state.base || state.base->empty() || !anything_to_compare(state)) return;
  State base;
  base.scope.kind = ScopeKind::commit;
  base.options = state.options;
  base.settings = state.settings;
  base.repository = state.repository;
  base.store = state.store;
  base.head = *state.base;
  auto tree = git::trees::GitTree::open(state.store, *state.base, state.tree_limits());
  if (!tree) return state.note(tree.error().code, NoticeLevel::error, tree.error().message);
  base.mounts.push_back({std::move(*tree), "", "", state.base_outline});
  if (state.scope.kind == ScopeKind::index) {
    base.only_paths = state.only_paths;
    base.only_paths->insert(base.only_paths->end(), state.gone_paths.begin(), state.gone_paths.end());
    std::sort(base.only_paths->begin(), base.only_paths->end());
  }
  std::vector<StageTime> times;
  std::string dump;
  run_stages(run, base, times, "", dump);
  state.base_findings = std::move(base.findings);
  state.base_notices = std::move(base.notices);
}

void tell_lost(State& state) {
  if (!state.base || state.base->empty()) return;
  std::set<std::pair<std::string, std::string>> before;
  for (const Notice& notice : state.base_notices) before.emplace(notice.code, notice.path);
  for (Notice& notice : state.notices)
    if (may_be_lost(notice) && !before.contains({notice.code, notice.path})) notice.level = NoticeLevel::error;
}

}  // namespace rummage::engine
