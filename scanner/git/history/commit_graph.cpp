#include "git/history/commit_graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace rummage::git::history {
namespace {

class Builder {
 public:
  Builder(const store::ObjectStore& store, const AttributionOptions& options, CommitGraph& out)
      : store_(store), options_(options), out_(out), of_slot_(store.slots(), kNone) {}

  void add_commits(const std::vector<CommitFacts>& parts, const ContainingTrees& trees) {
    struct Known {
      const CommitFacts* part;
      const CommitFact* fact;
    };
    std::vector<Known> known;
    for (const CommitFacts& part : parts)
      for (const CommitFact& fact : part.commits) known.push_back({&part, &fact});
    std::sort(known.begin(), known.end(),
              [&](const Known& a, const Known& b) { return store_.id_before(a.fact->slot, b.fact->slot); });
    for (std::uint32_t i = 0; i < known.size(); ++i) of_slot_[known[i].fact->slot] = i;
    for (const Known& one : known) add_commit(*one.part, *one.fact, trees);
    out_.real_commits = static_cast<std::uint32_t>(out_.commits.size());
    if (missing_parents_ > 0)
      out_.notices.push_back({"git/missing-object",
                              NoticeLevel::error,
                              fmt::format("{} commits lack a parent that they name", missing_parents_),
                              {},
                              0,
                              {}});
  }

  // Where refs and stash entries lead: to a commit at once, or by way of tags.
  void read_tips() {
    for (const store::Ref& ref : options_.refs) ways_.push_back({name_of(ref), way_to(ref.target), false});
    for (const store::Ref& stash : options_.stashes) ways_.push_back({stash.name, way_to(stash.target), true});
    if (options_.detached && !options_.head.empty()) ways_.push_back({"HEAD", way_to(options_.head), false});
  }

  // Trees that hold a target and that neither a commit nor another such tree names, and those that a ref names.
  void add_trees(const ContainingTrees& trees) {
    std::vector<bool> named(trees.size());
    for (const TreeItem& item : trees.items)
      if (!item.is_target()) named[item.value] = true;
    for (const auto& commit : out_.commits)
      if (commit.root != kNone) named[commit.root] = true;
    for (const Way& way : ways_)
      if (auto slot = store_.slot(way.steps.back()); slot && trees.of_slot[*slot] != kNone)
        named[trees.of_slot[*slot]] = false;
    std::vector<std::pair<ContentId, std::uint32_t>> roots;  // with the slot
    for (std::uint32_t slot = 0; slot < trees.of_slot.size(); ++slot)
      if (trees.of_slot[slot] != kNone && !named[trees.of_slot[slot]]) roots.emplace_back(store_.id(slot), slot);
    std::sort(roots.begin(), roots.end());
    for (const auto& [id, slot] : roots) {
      of_slot_[slot] = static_cast<std::uint32_t>(out_.commits.size());
      CommitGraph::Node node;
      node.slot = slot;
      node.root = trees.of_slot[slot];
      node.first_parent = static_cast<std::uint32_t>(out_.parents.size());
      node.tree = true;
      out_.commits.push_back(node);
    }
  }

  // What is on the way to a commit, or to something else, is named by the ref too.
  void add_tips() {
    for (Way& way : ways_) {
      const std::uint32_t commit = commit_of(way.steps.back());
      if (commit == kNone || way.steps.size() > 1)
        for (const ContentId& id : way.steps) out_.named.push_back({id, way.name, kNone});
      if (commit != kNone) out_.tips.push_back({std::move(way.name), commit, way.stash});
    }
    if (!options_.head.empty()) out_.head = commit_of(options_.head);
    std::sort(out_.tips.begin(), out_.tips.end(),
              [](const auto& a, const auto& b) { return std::tie(a.stash, a.name) < std::tie(b.stash, b.name); });
  }

  void mark_reachable() {
    if (out_.head != kNone)
      spread({out_.head}, [](CommitGraph::Node& node) { return !std::exchange(node.on_head, true); });
    std::vector<std::uint32_t> notes, others;
    for (const auto& tip : out_.tips) (is_notes(tip) ? notes : others).push_back(tip.commit);
    if (out_.head != kNone) others.push_back(out_.head);
    spread(std::move(others), [](CommitGraph::Node& node) { return !std::exchange(node.reachable, true); });
    spread(std::move(notes), [](CommitGraph::Node& node) {
      if (!node.reachable) node.notes = true;
      return !std::exchange(node.reachable, true);
    });
  }

  void mark_held() {
    for (std::uint32_t holder = 0; holder < options_.holders.size(); ++holder) {
      const ContentId& target = options_.holders[holder].target;
      auto slot = store_.slot(target);
      if (!slot) continue;
      if (of_slot_[*slot] == kNone) {
        out_.named.push_back({target, "", holder});
        continue;
      }
      spread({of_slot_[*slot]}, [&](CommitGraph::Node& node) {
        if (node.reachable || node.held_by != kNone) return false;
        node.held_by = holder;
        return true;
      });
    }
    std::sort(out_.named.begin(), out_.named.end());
  }

  // Kahn's algorithm from the roots up; also tells who has a child.
  void order() {
    std::vector<std::uint32_t> first(out_.commits.size() + 1), children(out_.parents.size());
    for (std::uint32_t parent : out_.parents) ++first[parent + 1];
    for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
    std::vector<std::uint32_t> fill(first.begin(), first.end() - 1), waiting(out_.commits.size());
    for (std::uint32_t commit = 0; commit < out_.commits.size(); ++commit)
      for (std::uint32_t parent : out_.parents_of(commit)) {
        children[fill[parent]++] = commit;
        ++waiting[commit];
        if (out_.commits[commit].reachable || !out_.commits[parent].reachable) out_.commits[parent].tip = false;
      }
    for (std::uint32_t commit = 0; commit < out_.commits.size(); ++commit)
      if (waiting[commit] == 0) out_.parents_first.push_back(commit);
    for (std::size_t next = 0; next < out_.parents_first.size(); ++next) {
      std::uint32_t commit = out_.parents_first[next];
      for (std::uint32_t i = first[commit]; i < first[commit + 1]; ++i)
        if (--waiting[children[i]] == 0) out_.parents_first.push_back(children[i]);
    }
  }

 private:
  static bool is_notes(const CommitGraph::Tip& tip) { return tip.name.starts_with("refs/notes/"); }

  // Goes from `left` to the ancestors, where `enter` gives true.
  template <class Enter>
  void spread(std::vector<std::uint32_t> left, Enter enter) {
    std::erase_if(left, [&](std::uint32_t commit) { return !enter(out_.commits[commit]); });
    while (!left.empty()) {
      std::uint32_t commit = left.back();
      left.pop_back();
      for (std::uint32_t parent : out_.parents_of(commit))
        if (enter(out_.commits[parent])) left.push_back(parent);
    }
  }

  void add_commit(const CommitFacts& part, const CommitFact& fact, const ContainingTrees& trees) {
    CommitGraph::Node node;
    node.slot = fact.slot;
    node.root = fact.tree == kNone ? kNone : trees.of_slot[fact.tree];
    node.first_parent = static_cast<std::uint32_t>(out_.parents.size());
    node.author = fact.author;
    node.committed = fact.committed;
    node.cut = !options_.shallow.empty() && fact.parent_count > 0 &&
               std::binary_search(options_.shallow.begin(), options_.shallow.end(), store_.id(fact.slot));
    if (!node.cut) {
      for (std::uint32_t i = 0; i < fact.parent_count; ++i) {
        std::uint32_t slot = part.parents[fact.first_parent + i];
        std::uint32_t parent = slot == kNone ? kNone : of_slot_[slot];
        if (parent != kNone)
          out_.parents.push_back(parent);
        else
          node.cut = true;
      }
      missing_parents_ += node.cut;
    }
    node.parent_count = static_cast<std::uint32_t>(out_.parents.size()) - node.first_parent;
    out_.commits.push_back(node);
  }

  std::uint32_t commit_of(const ContentId& id) const {
    auto slot = store_.slot(id);
    return slot ? of_slot_[*slot] : kNone;
  }

  // Two refs with one short name are told apart as Git does: "heads/v1", "tags/v1".
  std::string name_of(const store::Ref& ref) {
    if (short_names_.empty())
      for (const store::Ref& each : options_.refs) ++short_names_[store::short_name(each.name)];
    std::string name = store::short_name(ref.name);
    return short_names_[name] > 1 && ref.name.starts_with("refs/") ? ref.name.substr(5) : name;
  }

  std::vector<ContentId> way_to(const ContentId& target) const {
    return commit_of(target) != kNone ? std::vector{target} : store::tag_chain(store_, target);
  }

  struct Way {
    std::string name;
    std::vector<ContentId> steps;
    bool stash = false;
  };

  const store::ObjectStore& store_;
  const AttributionOptions& options_;
  CommitGraph& out_;
  std::vector<std::uint32_t> of_slot_;
  std::unordered_map<std::string, unsigned> short_names_;
  std::vector<Way> ways_;
  std::uint64_t missing_parents_ = 0;
};

}  // namespace

std::uint32_t CommitGraph::find(const store::ObjectStore& store, const ContentId& id) const {
  auto end = commits.begin() + real_commits;
  auto at = std::lower_bound(commits.begin(), end, id,
                             [&](const Node& node, const ContentId& wanted) { return store.id(node.slot) < wanted; });
  return at != end && store.id(at->slot) == id ? static_cast<std::uint32_t>(at - commits.begin()) : kNone;
}

CommitGraph build_graph(const store::ObjectStore& store, const std::vector<CommitFacts>& parts,
                        const ContainingTrees& trees, const AttributionOptions& options) {
  CommitGraph out;
  Builder builder(store, options, out);
  builder.add_commits(parts, trees);
  builder.read_tips();
  builder.add_trees(trees);
  builder.add_tips();
  builder.mark_reachable();
  if (options.refs_unknown)
    for (CommitGraph::Node& commit : out.commits) commit.reachable = true;
  builder.mark_held();
  builder.order();
  return out;
}

}  // namespace rummage::git::history
