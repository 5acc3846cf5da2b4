#include "git/history/tree_facts.h"

#include <fmt/format.h>

#include <algorithm>

#include "git/store/commit.h"
#include "git/store/tree.h"
#include "git/store/visit.h"

namespace rummage::git::history {
namespace {

std::uint32_t slot_of(const store::ObjectStore& store, const ContentId& id) {
  return store.slot(id).value_or(kNone);
}

void add_commit(const store::ObjectStore& store, const store::VisitedObject& object, FactsPart& part) {
  auto commit = store::parse_commit(object.content);
  if (!commit) return part.damaged.push_back(object.id);
  CommitFact fact;
  fact.slot = object.slot;
  fact.tree = slot_of(store, commit->tree);
  fact.first_parent = static_cast<std::uint32_t>(part.parents.size());
  fact.parent_count = static_cast<std::uint32_t>(commit->parents.size());
  fact.author = commit->author;
  fact.committed = commit->committer.time;
  for (const ContentId& parent : commit->parents) part.parents.push_back(slot_of(store, parent));
  part.missing_trees += fact.tree == kNone;
  part.commits.push_back(fact);
}

void add_tree(const store::ObjectStore& store, const TargetSet& targets, const store::VisitedObject& object,
              FactsPart& part) {
  TreeFact fact{object.slot, static_cast<std::uint32_t>(part.items.size()), 0};
  store::TreeEntries entries(object.content, store.hash());
  store::TreeEntry entry;
  while (entries.next(entry)) {
    if (entry.is_tree()) {
      auto child = store.slot(entry.raw_id);
      if (child)
        part.items.push_back({part.names.intern(entry.name), *child});
      else
        ++part.missing_trees;
    } else if (!entry.is_submodule()) {
      if (auto target = targets.find(entry.raw_id))
        part.items.push_back({part.names.intern(entry.name), TreeItem::kTargetBit | *target});
    }
  }
  if (entries.damaged()) part.damaged.push_back(object.id);
  fact.count = static_cast<std::uint32_t>(part.items.size()) - fact.first;
  if (fact.count > 0) part.trees.push_back(fact);
}

void add_notices(Facts& facts) {
  std::uint64_t missing = 0;
  for (const FactsPart& part : facts.parts) {
    missing += part.missing_trees;
    for (const ContentId& id : part.damaged)
      facts.notices.push_back({"git/corrupt-object",
                               NoticeLevel::error,
                               fmt::format("object {} is damaged and was not read whole", id.hex()),
                               {},
                               0,
                               {}});
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

Facts collect_facts(const store::ObjectStore& store, const ThreadPool& pool, const TargetSet& targets) {
  store.prepare_table();
  Facts out;
  out.parts.resize(pool.threads());
  store::VisitOptions options;
  options.blobs = options.tags = false;
  options.trees = targets.size() > 0;
  auto result = store::visit_objects(store, pool, options, [&](const store::VisitedObject& object, unsigned worker) {
    if (object.kind == store::ObjectKind::commit)
      add_commit(store, object, out.parts[worker]);
    else
      add_tree(store, targets, object, out.parts[worker]);
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
