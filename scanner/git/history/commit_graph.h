#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/content_id.h"
#include "base/notice.h"
#include "git/history/attribution.h"
#include "git/history/commit_facts.h"
#include "git/history/containment.h"

namespace rummage::git::history {

/// All commits of the store, numbered by id, and what is reachable. After them come trees that no commit and no other
/// tree names, and those that a ref names: each as a commit without parents.
struct CommitGraph {
  struct Node {
    std::uint32_t slot = 0;
    std::uint32_t root = kNone;  ///< number of its tree among the containing ones; kNone: it holds no target
    std::uint32_t first_parent = 0, parent_count = 0;
    store::Signature author;
    std::int64_t committed = 0;
    std::uint32_t held_by = kNone;  ///< not reachable: the first of AttributionOptions::holders that leads here
    bool tree = false;              ///< no commit, but a tree
    bool cut = false;               ///< a parent that it names is not here
    bool reachable = false;         ///< from a ref, HEAD or a stash entry
    bool on_head = false;           ///< HEAD reaches it
    bool notes = false;             ///< reachable, but from refs of notes only
    bool tip = true;                ///< has no child that is reachable when it is itself
  };
  /// A ref that leads to a commit.
  struct Tip {
    std::string name;  ///< short
    std::uint32_t commit = 0;
    bool stash = false;  ///< one of AttributionOptions::stashes
  };
  /// What names something that is no commit: the tags on the way to it, a blob.
  struct Named {
    ContentId id;
    std::string name;  ///< short, of a ref; empty for a holder
    std::uint32_t held_by = kNone;
    auto operator<=>(const Named&) const = default;
  };
  std::vector<Node> commits;
  std::vector<std::uint32_t> parents;
  std::vector<std::uint32_t> parents_first;  ///< every commit after its parents; those on a cycle are left out
  std::vector<Tip> tips;                     ///< by short name, stash entries last
  std::vector<Named> named;                  ///< sorted
  std::uint32_t real_commits = 0;            ///< those before the first tree
  std::uint32_t head = kNone;
  std::vector<Notice> notices;

  /// The number of a commit; kNone: there is none with this id.
  std::uint32_t find(const store::ObjectStore& store, const ContentId& id) const;
  std::span<const std::uint32_t> parents_of(std::uint32_t commit) const {
    return std::span(parents).subspan(commits[commit].first_parent, commits[commit].parent_count);
  }
  /// Whether `a` comes before `b`: earlier committer time, then lower id.
  bool before(std::uint32_t a, std::uint32_t b) const {
    return commits[a].committed != commits[b].committed ? commits[a].committed < commits[b].committed : a < b;
  }
};

/// Builds the graph from the facts of the pass.
CommitGraph build_graph(const store::ObjectStore& store, const std::vector<CommitFacts>& parts,
                        const ContainingTrees& trees, const AttributionOptions& options);

}  // namespace rummage::git::history
