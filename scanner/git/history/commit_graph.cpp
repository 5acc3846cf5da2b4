#include "git/history/commit_graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace rummage::git::history {
namespace {

class Builder {
 public:
  Builder(const store::ObjectStore& store, const AttributionOptions& options, CommitGraph& out)
      : store_(store), options_(options), out_(out), of_slot_(store.slots(), kNone) {}

  void add_commits(const std::vector<FactsPart>& parts, const ContainingTrees& trees) {
    struct Known {
      ContentId id;
      const FactsPart* part;
      const CommitFact* fact;
    };
    std::vector<Known> known;
    for (const FactsPart& part : parts)
      for (const CommitFact& fact : part.commits) known.push_back({store_.id(fact.slot), &part, &fact});
    std::sort(known.begin(), known.end(), [](const Known& a, const Known& b) { return a.id < b.id; });
    for (std::uint32_t i = 0; i < known.size(); ++i) of_slot_[known[i].fact->slot] = i;
    for (const Known& one : known) add_commit(one.id, *one.part, *one.fact, trees);
    if (missing_parents_ > 0)
      out_.notices.push_back({"git/missing-object",
                              NoticeLevel::error,
                              fmt::format("{} commits lack a parent that they name", missing_parents_),
                              {},
                              0,
                              {}});
  }

  void add_tips() {
    for (const store::Ref& ref : options_.refs) add_tip(store::short_name(ref.name), ref.target);
    if (!options_.head.empty()) {
      out_.head = commit_of(options_.head);
      if (options_.detached) add_tip("HEAD", options_.head);
    }
    std::sort(out_.tips.begin(), out_.tips.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  }

  void mark_reachable() {
    std::vector<std::uint32_t> tips;
    if (out_.head != kNone) tips.push_back(out_.head);
    mark(tips, &CommitGraph::Node::on_head);
    for (const auto& tip : out_.tips) tips.push_back(tip.commit);
    mark(std::move(tips), &CommitGraph::Node::reachable);
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
  void add_commit(const ContentId& id, const FactsPart& part, const CommitFact& fact, const ContainingTrees& trees) {
    CommitGraph::Node node;
    node.slot = fact.slot;
    node.root = fact.tree == kNone ? kNone : trees.of_slot[fact.tree];
    node.first_parent = static_cast<std::uint32_t>(out_.parents.size());
    node.author = fact.author;
    node.committed = fact.committed;
    node.cut = std::binary_search(options_.shallow.begin(), options_.shallow.end(), id) && fact.parent_count > 0;
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

  // Sets a mark on all that is reachable from some commits.
  void mark(std::vector<std::uint32_t> left, bool CommitGraph::Node::* flag) {
    for (std::uint32_t commit : left) out_.commits[commit].*flag = true;
    while (!left.empty()) {
      const std::uint32_t commit = left.back();
      left.pop_back();
      for (std::uint32_t parent : out_.parents_of(commit)) {
        if (out_.commits[parent].*flag) continue;
        out_.commits[parent].*flag = true;
        left.push_back(parent);
      }
    }
  }

  std::uint32_t commit_of(const ContentId& id) const {
    auto slot = store_.slot(id);
    return slot ? of_slot_[*slot] : kNone;
  }

  // Refs to something other than a commit or an annotated tag of one lead nowhere here.
  void add_tip(std::string name, const ContentId& target) {
    std::uint32_t commit = commit_of(target);
    if (commit == kNone)
      if (auto peeled = store::peel(store_, target)) commit = commit_of(peeled->id);
    if (commit != kNone) out_.tips.push_back({std::move(name), commit});
  }

  const store::ObjectStore& store_;
  const AttributionOptions& options_;
  CommitGraph& out_;
  std::vector<std::uint32_t> of_slot_;
  std::uint64_t missing_parents_ = 0;
};

}  // namespace

CommitGraph build_graph(const store::ObjectStore& store, const std::vector<FactsPart>& parts,
                        const ContainingTrees& trees, const AttributionOptions& options) {
  CommitGraph out;
  Builder builder(store, options, out);
  builder.add_commits(parts, trees);
  builder.add_tips();
  builder.mark_reachable();
  if (options.refs_unknown)
    for (CommitGraph::Node& commit : out.commits) commit.reachable = true;
  builder.order();
  return out;
}

}  // namespace rummage::git::history
