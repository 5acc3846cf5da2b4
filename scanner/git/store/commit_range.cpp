#include <algorithm>
#include <limits>
#include <queue>
#include <tuple>
#include <unordered_map>

#include "git/store/commit_links.h"
#include "git/store/revision.h"

namespace rummage::git::store {
namespace {

constexpr std::int64_t kClockSkew = 86400;

// A walk from both ends in order of committer times, as `git rev-list base..head` does it: an excluded commit excludes
// its parents; the walk ends when only excluded commits are left to look at.
class RangeWalk {
 public:
  RangeWalk(const Repository& repository, const ObjectStore& store) : repository_(repository), reader_(store) {}

  void add(const ContentId& id, bool excluded) {
    auto [at, fresh] = commits_.try_emplace(id);
    Known& known = at->second;
    if (fresh) {
      auto links = read_links(repository_, reader_, id);
      known.missing = !links;
      if (links) known.links = std::move(*links);
      enqueue(id, known);
    }
    if (excluded && !known.excluded) mark(id);
  }

  void run() {
    while (interesting_ > 0) step();
    // Clocks differ: what is excluded may be marked late by a commit that claims to be older.
    const std::int64_t oldest = oldest_result();
    while (!queue_.empty() && std::get<0>(queue_.top()) >= oldest - kClockSkew) step();
  }

  CommitRange result() const {
    std::vector<std::tuple<std::int64_t, ContentId>> order;
    CommitRange out;
    for (const auto& [id, known] : commits_) {
      if (known.excluded) continue;
      if (known.missing)
        out.missing.push_back(id);
      else
        order.emplace_back(known.links.time, id);
      out.cut |= known.links.cut;
    }
    std::sort(out.missing.begin(), out.missing.end());
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
      return std::get<0>(a) != std::get<0>(b) ? std::get<0>(a) > std::get<0>(b) : std::get<1>(a) < std::get<1>(b);
    });
    for (auto& [time, id] : order) out.commits.push_back(id);
    return out;
  }

 private:
  struct Known {
    CommitLinks links;
    bool excluded = false, queued = false, walked = false, missing = false;
  };

  // Looks at the latest commit of the queue.
  void step() {
    ContentId id = std::get<1>(queue_.top());
    queue_.pop();
    Known& known = commits_.at(id);
    known.queued = false;
    if (!known.excluded) --interesting_;
    known.walked = true;
    bool excluded = known.excluded;
    for (const ContentId& parent : std::vector(known.links.parents)) add(parent, excluded);
  }

  std::int64_t oldest_result() const {
    std::int64_t oldest = std::numeric_limits<std::int64_t>::max();
    for (const auto& [id, known] : commits_)
      if (!known.excluded && !known.missing) oldest = std::min(oldest, known.links.time);
    return oldest;
  }

  void enqueue(const ContentId& id, Known& known) {
    known.queued = true;
    ++interesting_;
    queue_.emplace(known.links.time, id);
  }

  // Excludes a commit and those of its ancestors that were already walked.
  void mark(const ContentId& id) {
    std::vector<ContentId> left{id};
    while (!left.empty()) {
      Known& known = commits_.at(left.back());
      left.pop_back();
      if (known.excluded) continue;
      known.excluded = true;
      if (known.queued) --interesting_;
      if (!known.walked) continue;
      for (const ContentId& parent : known.links.parents)
        if (commits_.contains(parent)) left.push_back(parent);
    }
  }

  const Repository& repository_;
  ObjectReader reader_;
  std::unordered_map<ContentId, Known> commits_;
  std::priority_queue<std::tuple<std::int64_t, ContentId>> queue_;
  std::size_t interesting_ = 0;  // queued and not excluded
};

}  // namespace

CommitRange commits_between(const Repository& repository, const ObjectStore& store, std::span<const ContentId> excluded,
                            std::span<const ContentId> tips) {
  RangeWalk walk(repository, store);
  for (const ContentId& id : excluded) walk.add(id, true);
  for (const ContentId& id : tips) walk.add(id, false);
  walk.run();
  return walk.result();
}

}  // namespace rummage::git::store
