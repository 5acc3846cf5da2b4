#pragma once

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/thread_pool.h"
#include "git/history/attribution.h"
#include "git/history/commit_graph.h"
#include "git/history/containment.h"
#include "git/history/introductions.h"
#include "git/history/target_set.h"

namespace rummage::git::history {

/// Makes the answers of an attribution from what the sweep found. For one use.
class Reporter {
 public:
  /// All must outlive the reporter. `changes`: without introductions, `report` tells of objects only.
  Reporter(const store::ObjectStore& store, const CommitGraph& graph, const ContainingTrees& trees,
           const TargetSet& targets, const Changes& changes, const AttributionOptions& options)
      : store_(store), graph_(graph), trees_(trees), targets_(targets), changes_(changes), options_(options) {}

  /// Adds the places, and the objects asked for and `unplaced`, to `out`.
  void report(const ThreadPool& pool, Attribution& out);

 private:
  /// The introductions of one place, of the class of commits that decides.
  struct Deciding {
    std::vector<Key> keys;  ///< several for a note whose path changed with the number of notes
    int rank = 0;
    std::vector<Introduction> all;
    std::vector<Introduction> either;  ///< of all classes; only where a range is asked for
  };
  using NotePlace = std::pair<std::uint32_t, std::string>;  ///< group, annotated id

  void add_places();
  template <class Which>
  std::vector<bool> held_by(Which which) const;
  Deciding decide(std::span<const Introduction> of_key) const;
  int rank_of(std::uint32_t commit) const;
  std::optional<std::string> note_of(const Deciding& deciding, const std::string& path) const;
  void add_note(Deciding deciding, const NotePlace& place);
  void add(const Deciding& deciding, std::string path);
  void settle_last_seen(const Deciding& deciding, AttributedPlace& place) const;
  bool in_range(std::uint32_t commit) const;
  CommitTime time_of(std::uint32_t commit) const;
  std::string holder_of(const Deciding& deciding) const;
  std::uint32_t set_number(const Deciding& deciding);
  std::uint32_t set_number(std::vector<std::uint32_t> commits);
  void add_object(const ContentId& id);
  void name_refs(const ThreadPool& pool);

  const store::ObjectStore& store_;
  const CommitGraph& graph_;
  const ContainingTrees& trees_;
  const TargetSet& targets_;
  const Changes& changes_;
  const AttributionOptions& options_;
  std::vector<bool> in_commits_;  ///< targets that some commit's tree holds
  std::vector<bool> in_tags_;     ///< targets that a tree holds that a ref names
  std::map<NotePlace, Deciding> notes_;
  std::vector<AttributedPlace> places_;
  std::vector<AttributedObject> objects_;
  std::vector<std::uint32_t> set_of_place_, set_of_object_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> set_numbers_;
  std::vector<std::vector<std::uint32_t>> sets_;
};

}  // namespace rummage::git::history
