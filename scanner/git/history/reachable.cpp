#include "git/history/reachable.h"

#include <algorithm>

#include "git/history/tree_facts.h"
#include "git/store/commit.h"
#include "git/store/visit.h"

namespace rummage::git::history {
namespace {

// The parents that commits name, as slots, by the slot of the commit.
struct Parents {
  std::vector<std::uint32_t> first, count;
  std::vector<std::vector<std::uint32_t>> parts;  // by worker
  std::vector<std::uint8_t> part;                 // by slot: the worker, from 1; 0: no commit
};

Parents read_parents(const store::ObjectStore& store, const ThreadPool& pool, const std::vector<ContentId>& shallow) {
  Parents out;
  out.first.resize(store.slots());
  out.count.resize(store.slots());
  out.part.resize(store.slots());
  out.parts.resize(std::min(pool.threads(), 255u));
  store::VisitOptions options;
  options.trees = options.blobs = options.tags = false;
  ThreadPool own(static_cast<unsigned>(out.parts.size()));
  store::visit_objects(store, own, options, [&](const store::VisitedObject& object, unsigned worker) {
    auto commit = store::parse_commit(object.content);
    if (!commit) return;
    auto& list = out.parts[worker];
    out.part[object.slot] = static_cast<std::uint8_t>(worker + 1);
    out.first[object.slot] = static_cast<std::uint32_t>(list.size());
    if (std::binary_search(shallow.begin(), shallow.end(), object.id)) return;
    for (const ContentId& parent : commit->parents)
      if (auto slot = store.slot(parent)) list.push_back(*slot);
    out.count[object.slot] = static_cast<std::uint32_t>(list.size()) - out.first[object.slot];
  });
  return out;
}

}  // namespace

std::unordered_set<ContentId> reachable_commits(const store::ObjectStore& store, const ThreadPool& pool,
                                                const std::vector<ContentId>& tips,
                                                const std::vector<ContentId>& shallow) {
  Parents parents = read_parents(store, pool, shallow);
  std::unordered_set<ContentId> out;
  std::vector<bool> seen(store.slots());
  std::vector<std::uint32_t> left;
  auto enter = [&](std::uint32_t slot) {
    if (parents.part[slot] == 0 || seen[slot]) return;
    seen[slot] = true;
    out.insert(store.id(slot));
    left.push_back(slot);
  };
  for (const ContentId& tip : tips)
    if (auto slot = store.slot(tip)) enter(*slot);
  while (!left.empty()) {
    std::uint32_t slot = left.back();
    left.pop_back();
    const auto& list = parents.parts[parents.part[slot] - 1u];
    for (std::uint32_t i = 0; i < parents.count[slot]; ++i) enter(list[parents.first[slot] + i]);
  }
  return out;
}

}  // namespace rummage::git::history
