#include "git/history/introductions.h"

#include <algorithm>
#include <array>
#include <atomic>

namespace rummage::git::history {
namespace {

constexpr std::uint32_t kChunk = 256;

using LastSeen = std::unordered_map<Key, std::uint32_t>;

// One thread's part of the sweep.
class Sweeper {
 public:
  Sweeper(const CommitGraph& graph, const ContainingTrees& trees, const TargetSet& targets)
      : difference(trees, targets), graph_(graph) {}

  void look_at(std::uint32_t commit) {
    const auto& node = graph_.commits[commit];
    roots_.clear();
    for (std::uint32_t parent : graph_.parents_of(commit)) roots_.push_back(graph_.commits[parent].root);
    difference.run(node.root, roots_,
                   [&](Key key, std::uint32_t target) { introductions.push_back({key, commit, target}); });
    for (std::uint32_t parent : graph_.parents_of(commit)) look_for_removals(commit, parent);
  }

  // What a commit without children holds and HEAD does not. Must be called in the order of tips_latest_first: then a
  // subtree that was entered before at the same path belongs to a tip that decides. (What a reachable tip holds is
  // never asked of the others.)
  void look_at_tip(std::uint32_t commit) {
    if (graph_.commits[commit].tree) return;
    std::array head{graph_.head == kNone ? kNone : graph_.commits[graph_.head].root};
    difference.run_once(graph_.commits[commit].root, head, [&](Key key, std::uint32_t) { note_last(key, commit); });
  }

  TreeDifference difference;
  std::vector<Introduction> introductions;
  LastSeen last_reachable, last_unreachable;

 private:
  // What the parent holds and the commit does not. A child that no ref reaches says nothing of a parent that one does.
  void look_for_removals(std::uint32_t commit, std::uint32_t parent) {
    if (graph_.commits[parent].reachable && !graph_.commits[commit].reachable) return;
    std::array child{graph_.commits[commit].root};
    difference.run(graph_.commits[parent].root, child, [&](Key key, std::uint32_t) { note_last(key, parent); });
  }

  void note_last(Key key, std::uint32_t commit) {
    LastSeen& last = graph_.commits[commit].reachable ? last_reachable : last_unreachable;
    auto [at, fresh] = last.try_emplace(key, commit);
    if (!fresh && later(graph_, commit, at->second)) at->second = commit;
  }

  const CommitGraph& graph_;
  std::vector<std::uint32_t> roots_;
};

// Reachable ones first, the latest of each first.
std::vector<std::uint32_t> tips_latest_first(const CommitGraph& graph) {
  std::vector<std::uint32_t> tips;
  for (std::uint32_t commit = 0; commit < graph.commits.size(); ++commit)
    if (graph.commits[commit].tip) tips.push_back(commit);
  std::sort(tips.begin(), tips.end(), [&](std::uint32_t a, std::uint32_t b) {
    bool reach_a = graph.commits[a].reachable, reach_b = graph.commits[b].reachable;
    return reach_a != reach_b ? reach_a : later(graph, a, b);
  });
  return tips;
}

void merge_last(const CommitGraph& graph, const LastSeen& part, const std::vector<std::uint32_t>& paths,
                LastSeen& out) {
  for (const auto& [key, commit] : part) {
    auto [at, fresh] = out.try_emplace(make_key(group_of(key), paths[path_of(key)]), commit);
    if (!fresh && later(graph, commit, at->second)) at->second = commit;
  }
}

void merge(const CommitGraph& graph, const Sweeper& part, Changes& out) {
  std::vector<std::uint32_t> paths = out.paths.absorb(part.difference.paths);
  for (Introduction one : part.introductions) {
    one.key = make_key(group_of(one.key), paths[path_of(one.key)]);
    out.introductions.push_back(one);
  }
  merge_last(graph, part.last_reachable, paths, out.last_reachable);
  merge_last(graph, part.last_unreachable, paths, out.last_unreachable);
  out.too_deep |= part.difference.too_deep;
}

// Everything that HEAD's tree holds.
void hold_head(const CommitGraph& graph, Sweeper& sweeper, Changes& out) {
  if (graph.head == kNone) return;
  std::vector<std::pair<Key, std::uint32_t>> held;
  sweeper.difference.run(graph.commits[graph.head].root, {},
                         [&](Key key, std::uint32_t target) { held.emplace_back(key, target); });
  std::vector<std::uint32_t> paths = out.paths.absorb(sweeper.difference.paths);
  for (auto [key, target] : held) out.in_head.emplace(make_key(group_of(key), paths[path_of(key)]), target);
}

}  // namespace

std::optional<Changes> sweep(const CommitGraph& graph, const ContainingTrees& trees, const TargetSet& targets,
                             const ThreadPool& pool, std::uint64_t max_steps) {
  std::vector<Sweeper> parts;
  parts.reserve(pool.threads());
  for (unsigned i = 0; i < pool.threads(); ++i) parts.emplace_back(graph, trees, targets);
  std::atomic<std::uint64_t> steps{0};
  auto in_chunks = [&](std::size_t count, auto look_at) {
    pool.for_each((count + kChunk - 1) / kChunk, [&](std::size_t chunk, unsigned worker) {
      std::uint64_t before = parts[worker].difference.steps;
      std::size_t end = std::min(count, (chunk + 1) * kChunk);
      for (std::size_t i = chunk * kChunk; i < end && steps <= max_steps; ++i)
        look_at(parts[worker], static_cast<std::uint32_t>(i));
      steps += parts[worker].difference.steps - before;
    });
  };
  in_chunks(graph.commits.size(), [](Sweeper& sweeper, std::uint32_t commit) { sweeper.look_at(commit); });
  std::vector<std::uint32_t> tips = tips_latest_first(graph);
  in_chunks(tips.size(), [&](Sweeper& sweeper, std::uint32_t i) { sweeper.look_at_tip(tips[i]); });
  if (steps > max_steps) return std::nullopt;
  Changes out;
  for (const Sweeper& part : parts) merge(graph, part, out);
  hold_head(graph, parts[0], out);
  std::sort(out.introductions.begin(), out.introductions.end());
  return out;
}

}  // namespace rummage::git::history
