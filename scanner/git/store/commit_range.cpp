#include <algorithm>
#include <limits>
#include <queue>
#include <tuple>
#include <unordered_map>

#include "git/store/commit.h"
#include "git/store/revision.h"

namespace rummage::git::store {
namespace {

constexpr std::int64_t kClockSkew = 86400;

// A walk from both ends in order of committer times, as `git rev-list base..head` does it: a commit that the base
// reaches marks its parents; the walk ends when only marked commits are left to look at.
class RangeWalk {
 public:
  RangeWalk(const Repository& repository, const ObjectStore& store) : repository_(repository), store_(store) {}

  Status add(const ContentId& id, bool in_base) {
    auto [at, fresh] = commits_.try_emplace(id);
    Known& known = at->second;
    if (fresh) {
      if (auto status = load(id, known); !status) return status;
      enqueue(id, known);
    }
    if (in_base && !known.in_base) mark(id);
    return Done{};
  }

  Status run() {
    while (interesting_ > 0)
      if (auto status = step(); !status) return status;
    // Clocks differ: what the base reaches may be marked late by a commit that claims to be older.
    std::int64_t oldest = oldest_result();
    while (!queue_.empty() && std::get<0>(queue_.top()) >= oldest - kClockSkew)
      if (auto status = step(); !status) return status;
    return Done{};
  }

  std::vector<ContentId> result() const {
    std::vector<ContentId> out;
    for (const auto& [id, known] : commits_)
      if (!known.in_base) out.push_back(id);
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  struct Known {
    std::vector<ContentId> parents;
    std::int64_t time = 0;
    bool in_base = false, queued = false, walked = false;
  };

  // Looks at the latest commit of the queue.
  Status step() {
    ContentId id = std::get<1>(queue_.top());
    queue_.pop();
    Known& known = commits_.at(id);
    known.queued = false;
    if (!known.in_base) --interesting_;
    known.walked = true;
    bool in_base = known.in_base;
    for (const ContentId& parent : std::vector(known.parents))
      if (auto status = add(parent, in_base); !status) return status;
    return Done{};
  }

  std::int64_t oldest_result() const {
    std::int64_t oldest = std::numeric_limits<std::int64_t>::max();
    for (const auto& [id, known] : commits_)
      if (!known.in_base) oldest = std::min(oldest, known.time);
    return oldest;
  }

  Status load(const ContentId& id, Known& known) {
    auto object = store_.read(id);
    if (!object) return object.take_error();
    auto commit = parse_commit(object->content);
    if (!commit) return commit.take_error();
    known.time = commit->committer.time;
    if (!std::binary_search(repository_.shallow.begin(), repository_.shallow.end(), id))
      known.parents = std::move(commit->parents);
    return Done{};
  }

  void enqueue(const ContentId& id, Known& known) {
    known.queued = true;
    ++interesting_;
    queue_.emplace(known.time, id);
  }

  // Marks a commit and those of its ancestors that were already walked as the base's.
  void mark(const ContentId& id) {
    std::vector<ContentId> left{id};
    while (!left.empty()) {
      Known& known = commits_.at(left.back());
      left.pop_back();
      if (known.in_base) continue;
      known.in_base = true;
      if (known.queued) --interesting_;
      if (!known.walked) continue;
      for (const ContentId& parent : known.parents)
        if (commits_.contains(parent)) left.push_back(parent);
    }
  }

  const Repository& repository_;
  const ObjectStore& store_;
  std::unordered_map<ContentId, Known> commits_;
  std::priority_queue<std::tuple<std::int64_t, ContentId>> queue_;
  std::size_t interesting_ = 0;  // queued and not the base's
};

}  // namespace

Result<std::vector<ContentId>> commits_between(const Repository& repository, const ObjectStore& store,
                                               const ContentId& base, const ContentId& head) {
  RangeWalk walk(repository, store);
  if (!base.empty())
    if (auto status = walk.add(base, true); !status) return status.take_error();
  if (auto status = walk.add(head, false); !status) return status.take_error();
  if (auto status = walk.run(); !status) return status.take_error();
  return walk.result();
}

}  // namespace rummage::git::store
