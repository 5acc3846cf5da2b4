#include "git/store/visit.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "git/store/visit_workers.h"

namespace rummage::git::store {
namespace {

constexpr float kHeavyTree = 1000 * 1000;  // bytes of content, by weight
constexpr std::size_t kMaxNotices = 1000;

// Trees of deltas with much work come first, the heaviest first; the rest follows in the order of the file.
void add_roots(const DeltaForest& forest, std::uint32_t pack, std::vector<VisitItem>& heavy,
               std::vector<VisitItem>& light) {
  for (std::uint32_t node : forest.parents_first()) {
    if (forest.base(node) != DeltaForest::kNone || !forest.needed(node)) continue;
    (forest.weight(node) > kHeavyTree ? heavy : light).push_back({pack, node, nullptr});
  }
}

std::vector<VisitItem> list_items(const ObjectStore& store, const std::vector<DeltaForest>& forests) {
  std::vector<VisitItem> items, light;
  for (std::uint32_t pack = 0; pack < forests.size(); ++pack) add_roots(forests[pack], pack, items, light);
  auto weight = [&](const VisitItem& item) { return forests[item.pack].weight(item.node); };
  std::sort(items.begin(), items.end(), [&](const VisitItem& a, const VisitItem& b) { return weight(a) > weight(b); });
  items.insert(items.end(), light.begin(), light.end());
  auto loose_source = static_cast<std::uint32_t>(forests.size());
  for (std::uint32_t i = 0; i < store.loose().size(); ++i)
    if (store.canonical(store.first_slot(loose_source) + i)) items.push_back({loose_source, i, nullptr});
  return items;
}

// Positions in the index whose id stands before them too, as in no pack that Git writes.
std::vector<std::uint32_t> repeated(const PackIndex& index) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t position = 1; position < index.size(); ++position)
    if (same_id(index.raw_id(position), index.raw_id(position - 1), index.hash())) out.push_back(position);
  return out;
}

// Plans one pack's part and counts what it holds. Objects of unknown kind are wanted until they show it.
DeltaForest plan_pack(const ObjectStore& store, std::uint32_t pack, const ThreadPool& pool, const VisitOptions& options,
                      ObjectCounts& present) {
  DeltaForest forest = store.forest(pack, pool);
  bool alone = store.slots() == store.packs()[pack].index().size();
  const std::vector<std::uint32_t> again = alone ? repeated(store.packs()[pack].index()) : std::vector<std::uint32_t>();
  auto first_copy = [&](std::uint32_t node) {
    std::uint32_t position = forest.position(node);
    if (!alone) return store.canonical(store.first_slot(pack) + position);
    return again.empty() || !std::binary_search(again.begin(), again.end(), position);
  };
  forest.plan([&](std::uint32_t node) {
    if (!first_copy(node)) return false;
    auto kind = forest.kind(node);
    if (kind) ++present[*kind];
    if (kind && !options.wants(*kind)) return false;
    return !options.wanted || options.wanted(store.first_slot(pack) + forest.position(node));
  });
  return forest;
}

void add_notices(VisitResult& result) {
  for (std::size_t i = 0; i < std::min(result.corrupt.size(), kMaxNotices); ++i)
    result.notices.push_back({"git/corrupt-object",
                              NoticeLevel::error,
                              fmt::format("object {} is damaged and was not read", result.corrupt[i].hex()),
                              {},
                              0,
                              {}});
  if (result.corrupt.size() > kMaxNotices)
    result.notices.push_back(
        {"git/corrupt-object",
         NoticeLevel::error,
         fmt::format("{} more objects are damaged and were not read", result.corrupt.size() - kMaxNotices),
         {},
         0,
         {}});
}

}  // namespace

void merge(VisitResult& into, const VisitResult& part) {
  into.present += part.present;
  into.visited += part.visited;
  into.bytes += part.bytes;
  into.skipped.insert(into.skipped.end(), part.skipped.begin(), part.skipped.end());
  into.corrupt.insert(into.corrupt.end(), part.corrupt.begin(), part.corrupt.end());
}

void finish(VisitResult& result) {
  std::sort(result.skipped.begin(), result.skipped.end());
  std::sort(result.corrupt.begin(), result.corrupt.end());
  add_notices(result);
}

bool VisitOptions::wants(ObjectKind kind) const {
  switch (kind) {
    case ObjectKind::commit:
      return commits;
    case ObjectKind::tree:
      return trees;
    case ObjectKind::blob:
      return blobs;
    case ObjectKind::tag:
      return tags;
  }
  return false;
}

VisitResult visit_objects(const ObjectStore& store, const ThreadPool& pool, const VisitOptions& options,
                          const Visitor& visitor) {
  VisitResult result;
  if (store.packs().size() + !store.loose().empty() > 1) store.prepare_table();
  std::vector<DeltaForest> forests;
  for (std::uint32_t pack = 0; pack < store.packs().size(); ++pack)
    forests.push_back(plan_pack(store, pack, pool, options, result.present));
  std::vector<VisitItem> items = list_items(store, forests);
  VisitRun run{store, options, visitor, std::move(forests), VisitQueue<VisitItem>(std::move(items))};
  std::vector<std::unique_ptr<VisitWorker>> workers(pool.threads());
  pool.for_each(pool.threads(), [&](std::size_t, unsigned number) {
    if (workers[number] == nullptr) workers[number] = std::make_unique<VisitWorker>(run, number);
    workers[number]->work();
  });
  for (const auto& worker : workers)
    if (worker != nullptr) merge(result, worker->result);
  finish(result);
  return result;
}

}  // namespace rummage::git::store
