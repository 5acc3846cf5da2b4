#include "git/history/tree_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "git/history/tree_steps.h"
#include "git/store/visit.h"

namespace rummage::git::history {
namespace {

// An item of a tree with the place of its entry. A child tree that is not in the store: kNone.
struct PlacedItem {
  std::uint32_t at = 0;
  TreeItem item;
};

// What is kept with a tree while others that are built on it are read. Names are numbered by the worker.
struct TreeMemory {
  unsigned worker = 0;
  EntryOffsets offsets;
  std::vector<PlacedItem> items;
};

// One worker's part of the pass over trees.
class TreeReader {
 public:
  TreeReader(const store::ObjectStore& store, const TargetSet& targets, TreeFacts& facts, unsigned worker)
      : store_(store), targets_(targets), facts_(facts), worker_(worker) {}

  void read(const store::VisitedObject& object) {
    const auto* base = object.delta != nullptr ? static_cast<const TreeMemory*>(object.delta->memory) : nullptr;
    if (base != nullptr && base->worker != worker_) base = nullptr;
    items_.clear();
    TreeSteps steps(object.content, store_.hash(), object.delta, base != nullptr ? base->offsets : nullptr,
                    object.keep != nullptr);
    while (steps.next()) {
      if (steps.copied())
        copy(steps, base->items);
      else if (auto item = item_of(steps.entry()))
        items_.push_back({steps.begin(), *item});
    }
    if (steps.damaged()) facts_.damaged.push_back(object.id());
    add_fact(object.slot);
    if (object.keep != nullptr)
      *object.keep = std::make_shared<TreeMemory>(TreeMemory{worker_, steps.offsets(), items_});
  }

 private:
  std::optional<TreeItem> item_of(const store::TreeEntry& entry) {
    if (entry.is_tree()) {
      auto child = store_.slot(entry.raw_id);
      return TreeItem{facts_.names.intern(entry.name), child.value_or(kNone)};
    }
    if (entry.is_submodule()) return std::nullopt;
    auto target = targets_.find(entry.raw_id);
    if (!target) return std::nullopt;
    return TreeItem{facts_.names.intern(entry.name), TreeItem::kTargetBit | *target};
  }

  void copy(const TreeSteps& steps, const std::vector<PlacedItem>& base) {
    auto next = std::lower_bound(base.begin(), base.end(), steps.base_begin(),
                                 [](const PlacedItem& placed, std::uint32_t at) { return placed.at < at; });
    for (; next != base.end() && next->at < steps.base_end(); ++next)
      items_.push_back({next->at - steps.base_begin() + steps.begin(), next->item});
  }

  void add_fact(std::uint32_t slot) {
    TreeFact fact{slot, static_cast<std::uint32_t>(facts_.items.size()), 0};
    for (const PlacedItem& placed : items_) {
      if (placed.item.value == kNone)
        ++facts_.missing_trees;
      else
        facts_.items.push_back(placed.item);
    }
    fact.count = static_cast<std::uint32_t>(facts_.items.size()) - fact.first;
    if (fact.count > 0) facts_.trees.push_back(fact);
  }

  const store::ObjectStore& store_;
  const TargetSet& targets_;
  TreeFacts& facts_;
  unsigned worker_;
  std::vector<PlacedItem> items_;
};

void add_notices(Facts& facts) {
  std::uint64_t missing = 0;
  const auto note_damaged = [&](const std::vector<ContentId>& ids) {
    for (const ContentId& id : ids)
      facts.notices.push_back({"git/corrupt-object",
                               NoticeLevel::error,
                               fmt::format("object {} is damaged and was not read whole", id.hex()),
                               {},
                               0,
                               {}});
  };
  for (const CommitFacts& part : facts.commits) {
    missing += static_cast<std::uint64_t>(std::count_if(part.commits.begin(), part.commits.end(),
                                                        [](const CommitFact& fact) { return fact.tree == kNone; }));
    note_damaged(part.damaged);
  }
  for (const TreeFacts& part : facts.trees) {
    missing += part.missing_trees;
    note_damaged(part.damaged);
  }
  if (missing > 0)
    facts.notices.push_back({"git/missing-object",
                             NoticeLevel::error,
                             fmt::format("directories are missing: {} places name one that is not there", missing),
                             {},
                             0,
                             {}});
  std::sort(facts.notices.begin(), facts.notices.end());
}

}  // namespace

Facts collect_facts(const store::ObjectStore& store, const ThreadPool& pool, const TargetSet& targets,
                    std::vector<CommitFacts> commits) {
  store.prepare_table();
  Facts out;
  store::VisitOptions options;
  options.blobs = options.tags = false;
  options.commits = commits.empty();
  options.trees = targets.size() > 0;
  out.commits = std::move(commits);
  out.commits.resize(std::max<std::size_t>(out.commits.size(), pool.threads()));
  out.trees.resize(pool.threads());
  std::vector<TreeReader> readers;
  for (unsigned worker = 0; worker < pool.threads(); ++worker)
    readers.emplace_back(store, targets, out.trees[worker], worker);
  store::VisitResult result;
  if (options.commits || options.trees)
    result = store::visit_objects(store, pool, options, [&](const store::VisitedObject& object, unsigned worker) {
      if (object.kind == store::ObjectKind::commit)
        out.commits[worker].add(object);
      else
        readers[worker].read(object);
    });
  out.notices = std::move(result.notices);
  for (const auto& skipped : result.skipped)
    out.notices.push_back({"git/object-too-large",
                           NoticeLevel::warning,
                           fmt::format("{} {} is larger than the limit", store::name(skipped.kind), skipped.id.hex()),
                           {},
                           0,
                           {}});
  add_notices(out);
  return out;
}

}  // namespace rummage::git::history
