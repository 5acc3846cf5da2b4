#include "git/history/reference_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "git/history/tree_steps.h"
#include "git/store/tag.h"

namespace rummage::git::history {

ReferenceCheck::ReferenceCheck(const store::ObjectStore& store, const std::vector<ContentId>& shallow, unsigned workers)
    : store_(store), shallow_(shallow), parts_(workers) {
  store.prepare_table();
}

void ReferenceCheck::need(const std::uint8_t* id, store::ObjectKind kind, Part& part) {
  std::uint32_t head;
  std::memcpy(&head, id, sizeof head);
  Part::Line& line = part.found[head % part.found.size()];
  if (line.filled && std::memcmp(line.front.data(), id, line.front.size()) == 0) return;
  if (store_.slot(id)) {
    std::memcpy(line.front.data(), id, line.front.size());
    line.filled = true;
  } else {
    miss(ContentId::from_bytes(id, store::id_bytes(store_.hash())), kind, part);
  }
}

void ReferenceCheck::miss(const ContentId& id, store::ObjectKind kind, Part& part) {
  part.missing[static_cast<std::size_t>(kind)].insert(id);
}

void ReferenceCheck::look_at_commit(const store::VisitedObject& object, Part& part) {
  const auto commit = part.commits.add(object);
  if (!commit) return;
  const CommitFact& fact = part.commits.commits.back();
  if (fact.tree == kNone) miss(commit->tree, store::ObjectKind::tree, part);
  if (!shallow_.empty() && std::binary_search(shallow_.begin(), shallow_.end(), object.id())) return;
  for (std::uint32_t i = 0; i < fact.parent_count; ++i)
    if (part.commits.parents[fact.first_parent + i] == kNone) miss(commit->parents[i], store::ObjectKind::commit, part);
}

void ReferenceCheck::look_at_tree(const store::VisitedObject& object, Part& part) {
  const auto* base = object.delta != nullptr ? static_cast<const EntryOffsets*>(object.delta->memory) : nullptr;
  TreeSteps steps(object.content, store_.hash(), object.delta, base != nullptr ? *base : nullptr,
                  object.keep != nullptr);
  while (steps.next())
    if (!steps.copied() && !steps.entry().is_submodule())
      need(steps.entry().raw_id, steps.entry().is_tree() ? store::ObjectKind::tree : store::ObjectKind::blob, part);
  if (object.keep != nullptr) *object.keep = std::make_shared<EntryOffsets>(steps.offsets());
}

void ReferenceCheck::look_at(const store::VisitedObject& object, unsigned worker) {
  Part& part = parts_[worker];
  if (object.kind == store::ObjectKind::commit) look_at_commit(object, part);
  if (object.kind == store::ObjectKind::tree) look_at_tree(object, part);
  if (object.kind == store::ObjectKind::tag)
    if (auto tag = store::parse_tag(object.content); tag && !store_.contains(tag->target))
      miss(tag->target, tag->target_kind, part);
}

std::vector<ContentId> ReferenceCheck::missing_ids(store::ObjectKind kind) const {
  std::vector<ContentId> all;
  for (const Part& part : parts_) {
    const auto& ids = part.missing[static_cast<std::size_t>(kind)];
    all.insert(all.end(), ids.begin(), ids.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<CommitFacts> ReferenceCheck::take_commits() {
  std::vector<CommitFacts> out;
  for (Part& part : parts_) out.push_back(std::move(part.commits));
  return out;
}

store::ObjectCounts ReferenceCheck::missing() const {
  store::ObjectCounts out;
  for (auto kind :
       {store::ObjectKind::commit, store::ObjectKind::tree, store::ObjectKind::blob, store::ObjectKind::tag})
    out[kind] = missing_ids(kind).size();
  return out;
}

std::vector<Notice> ReferenceCheck::notices() const {
  constexpr std::size_t named = 3;
  std::string what;
  for (auto kind :
       {store::ObjectKind::commit, store::ObjectKind::tree, store::ObjectKind::blob, store::ObjectKind::tag}) {
    const std::vector<ContentId> ids = missing_ids(kind);
    if (ids.empty()) continue;
    what +=
        fmt::format("{}{} {}{} (", what.empty() ? "" : ", ", ids.size(), store::name(kind), ids.size() == 1 ? "" : "s");
    for (std::size_t i = 0; i < std::min(ids.size(), named); ++i) what += (i == 0 ? "" : ", ") + ids[i].hex();
    what += ids.size() > named ? ", ...)" : ")";
  }
  if (what.empty()) return {};
  return {{"git/missing-object",
           NoticeLevel::error,
           fmt::format("the history names objects that are not here and were not read: {}; the cure: git fetch "
                       "--refetch --no-filter",
                       what),
           {},
           0,
           {}}};
}

}  // namespace rummage::git::history
