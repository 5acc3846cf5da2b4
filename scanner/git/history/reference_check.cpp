#include "git/history/reference_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "git/store/commit.h"
#include "git/store/tag.h"
#include "git/store/tree.h"

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
    part.missing[static_cast<std::size_t>(kind)].insert(ContentId::from_bytes(id, store::id_bytes(store_.hash())));
  }
}

void ReferenceCheck::need(const ContentId& id, store::ObjectKind kind, Part& part) {
  if (id.size == store::id_bytes(store_.hash())) return need(id.bytes.data(), kind, part);
  part.missing[static_cast<std::size_t>(kind)].insert(id);
}

void ReferenceCheck::look_at_commit(const store::VisitedObject& object, Part& part) {
  auto commit = store::parse_commit(object.content);
  if (!commit) return;
  need(commit->tree, store::ObjectKind::tree, part);
  if (std::binary_search(shallow_.begin(), shallow_.end(), object.id)) return;
  for (const ContentId& parent : commit->parents) need(parent, store::ObjectKind::commit, part);
}

void ReferenceCheck::look_at_tree(const store::VisitedObject& object, Part& part) {
  store::TreeEntries entries(object.content, store_.hash());
  store::TreeEntry entry;
  while (entries.next(entry))
    if (!entry.is_submodule())
      need(entry.raw_id, entry.is_tree() ? store::ObjectKind::tree : store::ObjectKind::blob, part);
}

void ReferenceCheck::look_at(const store::VisitedObject& object, unsigned worker) {
  Part& part = parts_[worker];
  if (object.kind == store::ObjectKind::commit) look_at_commit(object, part);
  if (object.kind == store::ObjectKind::tree) look_at_tree(object, part);
  if (object.kind == store::ObjectKind::tag)
    if (auto tag = store::parse_tag(object.content)) need(tag->target, tag->target_kind, part);
}

store::ObjectCounts ReferenceCheck::missing() const {
  store::ObjectCounts out;
  for (auto kind :
       {store::ObjectKind::commit, store::ObjectKind::tree, store::ObjectKind::blob, store::ObjectKind::tag}) {
    std::unordered_set<ContentId> all;
    for (const Part& part : parts_)
      all.insert(part.missing[static_cast<std::size_t>(kind)].begin(),
                 part.missing[static_cast<std::size_t>(kind)].end());
    out[kind] = all.size();
  }
  return out;
}

std::vector<Notice> ReferenceCheck::notices() const {
  store::ObjectCounts count = missing();
  if (count.total() == 0) return {};
  std::string what;
  auto add = [&](std::uint64_t number, const char* kind) {
    if (number > 0) what += fmt::format("{}{} {}{}", what.empty() ? "" : ", ", number, kind, number == 1 ? "" : "s");
  };
  add(count.commits, "commit");
  add(count.trees, "tree");
  add(count.blobs, "blob");
  add(count.tags, "tag");
  return {{"git/missing-object",
           NoticeLevel::error,
           fmt::format("the history names objects that are not here and were not read: {}", what),
           {},
           0,
           {}}};
}

}  // namespace rummage::git::history
