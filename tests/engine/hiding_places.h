#pragma once

#include <string>
#include <vector>

#include "tests/git/support/scratch_repo.h"

namespace rummage::test {

/// A token and where the report has to put it.
struct Plant {
  std::string name;   ///< of the hiding place
  std::string token;  ///< found nowhere else
  std::string path;
  unsigned line = 1;
  std::string commit;             ///< that introduced it; empty: null
  std::vector<std::string> refs;  ///< all of them
  bool reachable = true;
  std::string held_by = {};
};

/// A repository with a token of its own in every place that a history can hide one, made by the real git.
class HidingPlaces {
 public:
  HidingPlaces();
  const ScratchRepo& repo() const { return repo_; }
  const std::vector<Plant>& plants() const { return plants_; }

 private:
  std::string token();
  std::string line(std::string& token);
  std::string plant_file(const std::string& file);
  std::string blob(std::string& token);
  std::string lone_commit(const std::string& name, const std::string& file, std::vector<std::string> refs,
                          bool reachable = true, const std::string& held_by = {});
  void add(Plant plant) { plants_.push_back(std::move(plant)); }

  void in_commits();
  void in_tags();
  void in_notes();
  void in_merges();
  void in_odd_files();
  void in_stashes();
  void in_reflogs();
  void in_loose_ends();
  void in_indexes();
  void in_other_refs();
  void in_worktrees();

  ScratchRepo repo_;
  ScratchDir outside_;
  std::string first_;                                             ///< commit
  const std::vector<std::string> kept_ = {"main", "refs/stash"};  ///< the stash is on top of main
  unsigned tokens_ = 0;
  std::vector<Plant> plants_;
};

}  // namespace rummage::test
