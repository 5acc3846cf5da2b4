#include "git/history/parsed_trees.h"

#include "git/store/object_store.h"

namespace rummage::git::history {

ParsedTree::ParsedTree(std::string bytes, HashKind hash) : content(std::move(bytes)) {
  store::TreeEntries all(content, hash);
  for (store::TreeEntry entry; all.next(entry);) entries.push_back(entry);
  damaged = all.damaged();
}

const store::TreeEntry* ParsedTree::find(std::string_view name, std::size_t& hint) {
  for (std::size_t at = hint; at < entries.size() && at < hint + 2; ++at)
    if (entries[at].name == name) {
      hint = at + 1;
      return &entries[at];
    }
  if (by_name_.empty())
    for (std::size_t i = 0; i < entries.size(); ++i) by_name_.emplace(entries[i].name, i);
  const auto at = by_name_.find(name);
  if (at == by_name_.end()) return nullptr;
  hint = at->second + 1;
  return &entries[at->second];
}

Result<std::shared_ptr<ParsedTree>> ParsedTrees::read(const ContentId& id) {
  Line& line = lines_[std::hash<ContentId>()(id) % lines_.size()];
  if (line.tree != nullptr && line.id == id) return line.tree;
  auto object = reader_.read(id, store::ObjectStore::kReadLimit);
  if (!object) return object.take_error();
  if (object->kind != store::ObjectKind::tree) return Error{"git/not-a-tree", id.hex() + " is no tree", {}, {}};
  line = {id, std::make_shared<ParsedTree>(std::move(object->content), hash_)};
  return line.tree;
}

}  // namespace rummage::git::history
