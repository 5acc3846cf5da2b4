#include <fmt/format.h>

#include <algorithm>
#include <queue>
#include <tuple>
#include <unordered_map>

#include "git/store/commit_links.h"
#include "git/store/revision.h"

namespace rummage::git::store {
namespace {

// Walks down from both sides in order of committer times until nothing is left that only one side reaches
// (commit-reach.c, paint_down_to_common).
class Painter {
 public:
  Painter(const Repository& repository, const ObjectStore& store) : repository_(repository), reader_(store) {}

  /// What `one` and some of `others` have in common and no other such commit reaches, latest first. Where committer
  /// times run backwards one may still reach another.
  Result<std::vector<ContentId>> common(const ContentId& one, const std::vector<ContentId>& others) {
    if (auto status = paint(one, kOne); !status) return status.take_error();
    for (const ContentId& other : others)
      if (auto status = paint(other, kOther); !status) return status.take_error();
    std::vector<ContentId> met;
    while (fresh_ > 0)
      if (auto status = step(met); !status) return status.take_error();
    std::erase_if(met, [&](const ContentId& id) { return (commits_.at(id).colours & kStale) != 0; });
    std::sort(met.begin(), met.end(), [&](const ContentId& a, const ContentId& b) {
      return std::pair(-commits_.at(a).links.time, a) < std::pair(-commits_.at(b).links.time, b);
    });
    return met;
  }

  /// Whether the last walk found that `id` is reached from the other side.
  bool reached_from_other(const ContentId& id) const { return (commits_.at(id).colours & kOther) != 0; }

 private:
  static constexpr unsigned kOne = 1, kOther = 2, kStale = 4, kMet = 8;
  struct Known {
    CommitLinks links;
    unsigned colours = 0, queued = 0;
  };

  Status paint(const ContentId& id, unsigned colours) {
    auto [at, is_new] = commits_.try_emplace(id);
    Known& known = at->second;
    if (is_new) {
      auto links = read_links(repository_, reader_, id);
      if (!links) return links.take_error();
      known.links = std::move(*links);
    }
    if ((known.colours & colours) == colours) return Done{};
    const bool was_fresh = (known.colours & kStale) == 0;
    known.colours |= colours;
    if (was_fresh && (known.colours & kStale) != 0) fresh_ -= known.queued;
    ++known.queued;
    fresh_ += (known.colours & kStale) == 0;
    queue_.emplace(known.links.time, id);
    return Done{};
  }

  Status step(std::vector<ContentId>& met) {
    const ContentId id = std::get<1>(queue_.top());
    queue_.pop();
    Known& known = commits_.at(id);
    --known.queued;
    fresh_ -= (known.colours & kStale) == 0;
    unsigned colours = known.colours & (kOne | kOther | kStale);
    if (colours == (kOne | kOther)) {
      if ((known.colours & kMet) == 0) met.push_back(id);
      known.colours |= kMet;
      colours |= kStale;
    }
    for (const ContentId& parent : std::vector(known.links.parents))
      if (auto status = paint(parent, colours); !status) return status;
    return Done{};
  }

  const Repository& repository_;
  ObjectReader reader_;
  std::unordered_map<ContentId, Known> commits_;
  std::priority_queue<std::tuple<std::int64_t, ContentId>> queue_;
  std::size_t fresh_ = 0;  // entries of the queue that are not stale
};

// Of several candidates the first that no other one reaches.
Result<ContentId> first_independent(const Repository& repository, const ObjectStore& store,
                                    const std::vector<ContentId>& candidates) {
  for (const ContentId& candidate : candidates) {
    std::vector<ContentId> others = candidates;
    std::erase(others, candidate);
    Painter painter(repository, store);
    auto common = painter.common(candidate, others);
    if (!common) return common.take_error();
    if (!painter.reached_from_other(candidate)) return candidate;
  }
  return candidates.front();
}

}  // namespace

Result<ContentId> merge_base(const Repository& repository, const ObjectStore& store, const ContentId& one,
                             const ContentId& two) {
  auto common = Painter(repository, store).common(one, {two});
  if (!common) return common.take_error();
  if (common->empty())
    return Error{"git/no-merge-base", fmt::format("{} and {} have no common commit", one.hex(), two.hex()), {}, {}};
  return common->size() == 1 ? common->front() : first_independent(repository, store, *common);
}

}  // namespace rummage::git::store
