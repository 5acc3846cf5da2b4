#include "git/history/attribution.h"

#include <algorithm>

#include "git/history/commit_graph.h"
#include "git/history/containment.h"
#include "git/history/introductions.h"
#include "git/history/reporter.h"
#include "git/history/target_set.h"
#include "git/history/tree_facts.h"

namespace rummage::git::history {
namespace {

constexpr std::uint64_t kMaxSteps = 200'000'000;

std::vector<Target> find_unplaced(std::vector<Target> targets, const TargetSet& set, const std::vector<bool>& held) {
  std::erase_if(targets, [&](const Target& target) {
    auto number = set.find(target.blob.bytes.data());
    return number && held[*number];
  });
  std::sort(targets.begin(), targets.end());
  targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
  return targets;
}

void append(std::vector<Notice>& out, std::vector<Notice> more) {
  out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void note(Attribution& out, const char* code, const char* message) {
  out.notices.push_back({code, NoticeLevel::error, message, {}, 0, {}});
}

}  // namespace

Attribution attribute(const store::ObjectStore& store, const ThreadPool& pool, std::vector<Target> targets,
                      AttributionOptions options) {
  Attribution out;
  if (targets.empty() && options.objects.empty()) return out;
  TargetSet set(targets, store.hash());
  Facts facts = collect_facts(store, pool, set, std::move(options.commits));
  append(out.notices, std::move(facts.notices));
  ContainingTrees trees = close_upwards(facts.trees, store.slots());
  CommitGraph graph = build_graph(store, facts.commits, trees, options);
  append(out.notices, std::move(graph.notices));
  auto changes = sweep(graph, trees, set, pool, kMaxSteps);
  if (!changes) {
    note(out, "git/attribution-limit", "the history is too large to say which commits brought the findings");
    out.unplaced = find_unplaced(std::move(targets), set, std::vector<bool>(set.size()));
    Reporter(store, graph, trees, set, Changes{}, options).report(pool, out);
    return out;
  }
  if (changes->too_deep)
    note(out, "git/deep-tree", "directories are nested too deep; what is below was not attributed");
  std::vector<std::uint32_t> roots;
  for (const auto& commit : graph.commits) roots.push_back(commit.root);
  out.unplaced = find_unplaced(std::move(targets), set, held_targets(trees, roots, set.size()));
  Reporter(store, graph, trees, set, *changes, options).report(pool, out);
  return out;
}

}  // namespace rummage::git::history
