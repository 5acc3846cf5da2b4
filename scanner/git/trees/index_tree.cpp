#include "git/trees/index_tree.h"

#include <algorithm>

#include "git/trees/blobs.h"
#include "git/trees/git_tree.h"
#include "tree/errors.h"
#include "tree/path.h"

namespace rummage::git::trees {

IndexTree::IndexTree(std::shared_ptr<const store::ObjectStore> store, store::Index index, tree::Limits limits)
    : store_(std::move(store)), limits_(limits), index_(std::move(index)) {
  table_.reserve(index_.entries.size());
  for (std::size_t position = 0; position < index_.entries.size(); ++position) add(position);
  table_.finish();
  plain_ = !index_.sparse && notices_.empty() && table_.rows().size() == index_.entries.size();
  // The stages of one conflict stand side by side and say the same.
  std::sort(notices_.begin(), notices_.end());
  notices_.erase(std::unique(notices_.begin(), notices_.end()), notices_.end());
}

void IndexTree::note(const char* code, const char* message, const std::string& path) {
  notices_.push_back({code, NoticeLevel::warning, message, path});
}

void IndexTree::add(std::size_t position) {
  const store::IndexEntry& entry = index_.entries[position];
  auto mode = mode_of(entry.mode);
  if (entry.stage != 0) return note("git/conflict", "The path is in conflict and not read", entry.path);
  if (entry.intent_to_add) return;
  if (mode == tree::Mode::directory) return add_directory(entry);
  if (!mode || entry.path.empty() || !tree::is_clean(entry.path))
    return note("git/bad-name", "A name that no worktree can hold is left out", entry.path);
  table_.add(entry.path, *mode, position);
}

const ContentId& IndexTree::id_of(const PathTable::Row& row) const {
  const std::size_t count = index_.entries.size();
  return row.index < count ? index_.entries[row.index].id : ids_[row.index - count];
}

void IndexTree::add_directory(const store::IndexEntry& entry) {
  std::string path = entry.path.ends_with('/') ? entry.path.substr(0, entry.path.size() - 1) : entry.path;
  if (!tree::is_clean(path)) return note("git/bad-name", "A name that no worktree can hold is left out", path);
  auto below = GitTree::open(store_, entry.id, limits_);
  if (!below) return notices_.push_back(tree::to_notice(below.error(), path));
  tree::Listing listing = (*below)->list();
  for (tree::Entry& item : listing.entries) {
    auto id = (*below)->content_id(item.path);
    table_.add_own(tree::child(path, item.path), item.mode, index_.entries.size() + ids_.size());
    ids_.push_back(id ? *id : ContentId());
  }
  for (Notice& notice : listing.notices) {
    notice.path = tree::child(path, notice.path);
    notices_.push_back(std::move(notice));
  }
}

Result<const PathTable::Row*> IndexTree::file(std::string_view path) const {
  const PathTable::Row* row = table_.find(path);
  if (row == nullptr)
    return tree::is_clean(path) && table_.is_directory(path) ? tree::not_a_file(tree::Mode::directory)
                                                             : tree::not_found();
  if (row->mode == tree::Mode::submodule) return tree::not_a_file(row->mode);
  return row;
}

Result<tree::Entry> IndexTree::lookup(std::string_view path) const {
  if (const PathTable::Row* row = table_.find(path))
    return with_size(*store_, {std::string(path), row->mode, {}}, id_of(*row));
  return table_.lookup(path);
}

tree::Listing IndexTree::children(std::string_view directory) const {
  return {table_.children(directory), {}};
}

tree::Listing IndexTree::list(std::string_view directory) const {
  tree::Listing out{table_.list(directory), {}};
  for (const Notice& notice : notices_)
    if (tree::is_below(notice.path, directory)) out.notices.push_back(notice);
  return out;
}

Result<tree::Blob> IndexTree::content(std::string_view path) const {
  auto row = file(path);
  if (!row) return row.take_error();
  return read_blob(*store_, id_of(**row), (*row)->mode, limits_.file_size);
}

Result<ContentId> IndexTree::content_id(std::string_view path) const {
  auto row = file(path);
  if (!row) return row.take_error();
  return id_of(**row);
}

}  // namespace rummage::git::trees
