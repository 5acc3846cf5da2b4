#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/content_id.h"
#include "base/notice.h"
#include "git/history/attribution.h"
#include "git/history/containment.h"
#include "git/history/tree_facts.h"

namespace rummage::git::history {

/// All commits of the store, numbered by id, and what is reachable.
struct CommitGraph {
  struct Node {
    std::uint32_t slot = 0;
    std::uint32_t root = kNone;  ///< number of its tree among the containing ones; kNone: it holds no target
    std::uint32_t first_parent = 0, parent_count = 0;
    store::Signature author;
    std::int64_t committed = 0;
    bool cut = false;        ///< a parent that it names is not here
    bool reachable = false;  ///< from a ref or HEAD
    bool on_head = false;    ///< reachable from HEAD
    bool tip = true;         ///< has no child that is reachable when it is itself
  };
  /// A ref that leads to a commit.
  struct Tip {
    std::string name;  ///< short
    std::uint32_t commit = 0;
  };
  std::vector<Node> commits;
  std::vector<std::uint32_t> parents;
  std::vector<std::uint32_t> parents_first;  ///< every commit after its parents; those on a cycle are left out
  std::vector<Tip> tips;                     ///< by short name
  std::uint32_t head = kNone;
  std::vector<Notice> notices;

  std::span<const std::uint32_t> parents_of(std::uint32_t commit) const {
    return std::span(parents).subspan(commits[commit].first_parent, commits[commit].parent_count);
  }
  /// Whether `a` comes before `b`: earlier committer time, then lower id.
  bool before(std::uint32_t a, std::uint32_t b) const {
    return commits[a].committed != commits[b].committed ? commits[a].committed < commits[b].committed : a < b;
  }
};

/// Builds the graph from the facts of the pass.
CommitGraph build_graph(const store::ObjectStore& store, const std::vector<FactsPart>& parts,
                        const ContainingTrees& trees, const AttributionOptions& options);

}  // namespace rummage::git::history
