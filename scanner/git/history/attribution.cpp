#include "git/history/attribution.h"

#include <algorithm>
#include <map>

#include "git/history/commit_graph.h"
#include "git/history/containment.h"
#include "git/history/introductions.h"
#include "git/history/ref_reach.h"
#include "git/history/target_set.h"
#include "git/history/tree_facts.h"

namespace rummage::git::history {
namespace {

constexpr std::uint64_t kMaxSteps = 200'000'000;

// The introductions of one key, of the class of commits that decides.
struct Deciding {
  Key key = 0;
  bool reachable = false;
  std::vector<Introduction> all;         // by commit
  std::span<const Introduction> either;  // with those of the other class
};

// Commits that a ref reaches decide where there are any; the others only for what none of those holds.
Deciding decide(const CommitGraph& graph, std::span<const Introduction> of_key) {
  Deciding out;
  out.key = of_key.front().key;
  out.either = of_key;
  auto reachable = [&](const Introduction& one) { return graph.commits[one.commit].reachable; };
  out.reachable = std::any_of(of_key.begin(), of_key.end(), reachable);
  for (const Introduction& one : of_key)
    if (reachable(one) == out.reachable) out.all.push_back(one);
  return out;
}

class Reporter {
 public:
  Reporter(const store::ObjectStore& store, const CommitGraph& graph, const ContainingTrees& trees,
           const TargetSet& targets, const Changes& changes, const AttributionOptions& options)
      : store_(store), graph_(graph), trees_(trees), targets_(targets), changes_(changes), options_(options) {}

  std::vector<AttributedPlace> places(const ThreadPool& pool) {
    std::span<const Introduction> left(changes_.introductions);
    while (!left.empty()) {
      Key key = left.front().key;
      auto end = std::find_if(left.begin(), left.end(), [&](const Introduction& one) { return one.key != key; });
      auto count = static_cast<std::size_t>(end - left.begin());
      add(decide(graph_, left.first(count)));
      left = left.subspan(count);
    }
    name_refs(pool);
    std::sort(places_.begin(), places_.end(), [](const AttributedPlace& a, const AttributedPlace& b) {
      return a.group != b.group ? a.group < b.group : a.path < b.path;
    });
    return std::move(places_);
  }

 private:
  void add(const Deciding& deciding) {
    const Introduction* first = nullptr;
    bool cut = false;
    // A range may consist of commits that no ref reaches, as those that were just fetched.
    const std::span<const Introduction> asked = options_.only_commits == nullptr ? deciding.all : deciding.either;
    for (const Introduction& one : asked) {
      if (!in_range(one.commit)) continue;
      cut |= graph_.commits[one.commit].cut;
      if (first == nullptr || graph_.before(one.commit, first->commit)) first = &one;
    }
    if (first == nullptr) return;
    AttributedPlace place;
    place.group = group_of(deciding.key);
    place.path = changes_.paths.text(path_of(deciding.key), trees_.names);
    if (!cut) place.introduced = time_of(first->commit);
    place.blob = targets_.blob(first->target);
    place.reachable = deciding.reachable;
    place.in_head = changes_.in_head.contains(deciding.key);
    // A holder descends, through holders, from an introduction.
    place.on_head = std::any_of(deciding.all.begin(), deciding.all.end(),
                                [&](const Introduction& one) { return graph_.commits[one.commit].on_head; });
    const auto& last = deciding.reachable ? changes_.last_reachable : changes_.last_unreachable;
    if (auto at = last.find(deciding.key); !place.in_head && at != last.end()) place.last_seen = time_of(at->second);
    places_.push_back(std::move(place));
    set_of_place_.push_back(deciding.reachable ? set_number(deciding) : kNone);
  }

  bool in_range(std::uint32_t commit) const {
    return options_.only_commits == nullptr || options_.only_commits->contains(store_.id(graph_.commits[commit].slot));
  }

  CommitTime time_of(std::uint32_t commit) const {
    const auto& node = graph_.commits[commit];
    return {store_.id(node.slot), node.author, node.committed};
  }

  // Every commit that holds a key descends from one that introduced it, through commits that hold it: the refs that
  // reach a holder are those that reach an introduction.
  std::uint32_t set_number(const Deciding& deciding) {
    std::vector<std::uint32_t> commits;
    for (const Introduction& one : deciding.all) commits.push_back(one.commit);
    auto [at, fresh] = set_numbers_.try_emplace(std::move(commits), static_cast<std::uint32_t>(sets_.size()));
    if (fresh) sets_.push_back(at->first);
    return at->second;
  }

  void name_refs(const ThreadPool& pool) {
    std::vector<Reaching> reaching = reaching_refs(graph_, sets_, pool);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (set_of_place_[i] == kNone) continue;
      const Reaching& found = reaching[set_of_place_[i]];
      places_[i].ref_count = found.count;
      for (std::uint32_t tip : found.first_tips) places_[i].refs.push_back(graph_.tips[tip].name);
    }
  }

  const store::ObjectStore& store_;
  const CommitGraph& graph_;
  const ContainingTrees& trees_;
  const TargetSet& targets_;
  const Changes& changes_;
  const AttributionOptions& options_;
  std::vector<AttributedPlace> places_;
  std::vector<std::uint32_t> set_of_place_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> set_numbers_;
  std::vector<std::vector<std::uint32_t>> sets_;
};

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
                      const AttributionOptions& options) {
  Attribution out;
  if (targets.empty()) return out;
  TargetSet set(targets, store.hash());
  Facts facts = collect_facts(store, pool, set);
  append(out.notices, std::move(facts.notices));
  ContainingTrees trees = close_upwards(facts.parts, store.slots());
  CommitGraph graph = build_graph(store, facts.parts, trees, options);
  append(out.notices, std::move(graph.notices));
  auto changes = sweep(graph, trees, set, pool, kMaxSteps);
  if (!changes) {
    note(out, "git/attribution-limit", "the history is too large to say which commits brought the findings");
    out.unplaced = find_unplaced(std::move(targets), set, std::vector<bool>(set.size()));
    return out;
  }
  if (changes->too_deep)
    note(out, "git/deep-tree", "directories are nested too deep; what is below was not attributed");
  out.places = Reporter(store, graph, trees, set, *changes, options).places(pool);
  std::vector<std::uint32_t> roots;
  for (const auto& commit : graph.commits) roots.push_back(commit.root);
  out.unplaced = find_unplaced(std::move(targets), set, held_targets(trees, roots, set.size()));
  return out;
}

}  // namespace rummage::git::history
