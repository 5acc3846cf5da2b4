#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "git/history/attribution.h"
#include "tests/git/support/scratch_repo.h"

namespace rummage::test {

/// Attribution word by word as attribution.h defines it, from every commit's full listing by git. Slow and plain.
class SlowTwin {
 public:
  struct Answer {
    std::string commit, blob, last_seen;
    bool in_head = false, reachable = true;
    std::vector<std::string> refs;
    std::size_t ref_count = 0;
    auto operator<=>(const Answer&) const = default;
  };
  using Answers = std::map<std::pair<std::uint32_t, std::string>, Answer>;

  explicit SlowTwin(const ScratchRepo& repo) {
    read_commits(repo);
    read_refs(repo);
    std::istringstream commits(repo.git("rev-list --all HEAD"));
    for (std::string id; commits >> id;) commits_.at(id).reachable = true;
    head_ = repo.word("rev-parse HEAD");
  }

  Answers attribute(const std::vector<git::history::Target>& targets) const {
    std::map<std::string, std::set<std::uint32_t>> groups;
    for (const auto& target : targets) groups[target.blob.hex()].insert(target.group);
    std::map<std::string, Holding> holdings;
    for (const auto& [id, commit] : commits_)
      for (const auto& [path, blob] : commit.files)
        if (auto at = groups.find(blob); at != groups.end())
          for (std::uint32_t group : at->second) holdings[id][{group, path}] = blob;
    std::set<std::pair<std::uint32_t, std::string>> keys;
    for (const auto& [id, holding] : holdings)
      for (const auto& [key, blob] : holding) keys.insert(key);
    Answers out;
    for (const auto& key : keys) out[key] = answer(key, holdings);
    return out;
  }

 private:
  using Holding = std::map<std::pair<std::uint32_t, std::string>, std::string>;
  struct Commit {
    std::vector<std::string> parents, children;
    long time = 0;
    bool reachable = false;
    std::map<std::string, std::string> files;  // path -> blob
  };

  void read_commits(const ScratchRepo& repo) {
    std::istringstream all(repo.git("cat-file --batch-all-objects --batch-check | grep commit | cut -d' ' -f1"));
    for (std::string id; all >> id;) commits_[id];
    for (auto& [id, commit] : commits_) {
      std::istringstream line(repo.git("log -1 --format='%ct %P' " + id));
      line >> commit.time;
      for (std::string parent; line >> parent;) {
        commit.parents.push_back(parent);
        commits_.at(parent).children.push_back(id);
      }
      std::string files = repo.git("ls-tree -r -z " + id);
      for (std::size_t at = 0; at < files.size(); at = files.find('\0', at) + 1) {
        std::string entry = files.substr(at, files.find('\0', at) - at);
        std::size_t tab = entry.find('\t');
        std::size_t id_begin = entry.rfind(' ', tab) + 1;
        commit.files[entry.substr(tab + 1)] = entry.substr(id_begin, tab - id_begin);
      }
    }
  }

  void read_refs(const ScratchRepo& repo) {
    std::istringstream refs(repo.git("for-each-ref --format='%(refname:strip=2)'"));
    for (std::string name; refs >> name;) {
      std::istringstream reached(
          repo.git("rev-list refs/heads/" + name + " 2>/dev/null || git rev-list refs/tags/" + name));
      for (std::string id; reached >> id;) reached_[name].insert(id);
    }
  }

  Answer answer(const std::pair<std::uint32_t, std::string>& key, std::map<std::string, Holding>& holdings) const {
    Answer out;
    auto holds = [&](const std::string& id) { return holdings[id].contains(key); };
    out.reachable = false;
    for (const auto& [id, commit] : commits_) out.reachable |= commit.reachable && holds(id);
    out.in_head = holds(head_);
    for (const auto& [id, commit] : commits_) {
      if (!holds(id) || commit.reachable != out.reachable) continue;
      bool introduces = std::none_of(commit.parents.begin(), commit.parents.end(), holds);
      if (introduces && (out.commit.empty() || commit.time < commits_.at(out.commit).time)) out.commit = id;
      auto counts = [&](const std::string& child) { return commits_.at(child).reachable == out.reachable; };
      bool childless = std::none_of(commit.children.begin(), commit.children.end(), counts);
      bool ends = childless || std::any_of(commit.children.begin(), commit.children.end(),
                                           [&](const std::string& child) { return counts(child) && !holds(child); });
      if (!out.in_head && ends && (out.last_seen.empty() || commit.time > commits_.at(out.last_seen).time))
        out.last_seen = id;
    }
    out.blob = holdings[out.commit][key];
    for (const auto& [name, reached] : reached_) {
      if (std::none_of(reached.begin(), reached.end(), holds)) continue;
      if (out.refs.size() < 5) out.refs.push_back(name);
      ++out.ref_count;
    }
    return out;
  }

  std::map<std::string, Commit> commits_;
  std::map<std::string, std::set<std::string>> reached_;
  std::string head_;
};

}  // namespace rummage::test
