#include "git/trees/work_tree.h"

#include <algorithm>
#include <cstring>

#include "git/trees/ignore_rules.h"
#include "git/trees/work_tree_walk.h"
#include "tree/errors.h"
#include "tree/path.h"

namespace rummage::git::trees {
namespace {

bool holds_return(std::string_view bytes) {
  return std::memchr(bytes.data(), '\r', bytes.size()) != nullptr;
}

}  // namespace

Result<std::unique_ptr<WorkTree>> WorkTree::open(const store::Repository& repository, WorkTreeOptions options) {
  auto directory = tree::DirectoryTree::open(repository.work_tree, options.limits);
  if (!directory) return directory.take_error();
  // The time first: an index written in between makes files look racy, never clean.
  FileTime time = index_time(repository.index_path);
  auto index = store::read_index(repository.index_path, repository.hash);
  if (!index) return index.take_error();
  std::unique_ptr<WorkTree> made(new WorkTree(std::move(*directory), std::move(*index), time));
  made->repository_ = repository;
  CommonIgnores rules(repository);
  WorkTreeWalk walk(made->directory_, made->index_, options.include_ignored ? nullptr : &rules);
  walk.run(options.limits);
  made->table_ = std::move(walk.table);
  made->notices_ = std::move(walk.notices);
  return made;
}

Result<tree::Entry> WorkTree::lookup(std::string_view path) const {
  const PathTable::Row* row = table_.find(path);
  if (row == nullptr || row->mode == tree::Mode::submodule) return table_.lookup(path);
  return directory_.lookup(path);
}

tree::Listing WorkTree::children(std::string_view directory) const {
  return {table_.children(directory), {}};
}

tree::Listing WorkTree::list(std::string_view directory) const {
  tree::Listing out{table_.list(directory), {}};
  for (const Notice& notice : notices_)
    if (tree::is_below(notice.path, directory)) out.notices.push_back(notice);
  return out;
}

Result<const PathTable::Row*> WorkTree::file(std::string_view path) const {
  const PathTable::Row* row = table_.find(path);
  if (row == nullptr)
    return tree::is_clean(path) && table_.is_directory(path) ? tree::not_a_file(tree::Mode::directory)
                                                             : tree::not_found();
  if (row->mode == tree::Mode::submodule) return tree::not_a_file(row->mode);
  return row;
}

const store::IndexEntry* WorkTree::clean_entry(const PathTable::Row& row, const struct stat& state) const {
  if (row.index == untracked) return nullptr;
  const store::IndexEntry& entry = index_.entries[row.index];
  return is_clean(state, entry, index_time_) && !attributes().filters(entry.path) ? &entry : nullptr;
}

const Attributes& WorkTree::attributes() const {
  std::call_once(attributes_once_, [this] {
    for (const PathTable::Row& row : table_.rows()) {
      if (tree::base_name(row.path) != ".gitattributes") continue;
      if (auto text = directory_.file(row.path)) attributes_.add(tree::parent(row.path), *text->bytes);
    }
    if (auto info = tree::DirectoryTree::open(repository_.common_dir + "/info"))
      if (auto text = info->file("attributes")) attributes_.add("", *text->bytes);
    if (repository_.config.get("core.autocrlf").value_or("false") != "false") attributes_.add_line_ends();
    if (repository_.config.get("core.attributesfile")) attributes_.add_unknown();
  });
  return attributes_;
}

Result<tree::Blob> WorkTree::content(std::string_view path) const {
  auto row = file(path);
  if (!row) return row.take_error();
  const bool link = (*row)->mode == tree::Mode::symlink;
  auto found = link ? directory_.file(path) : directory_.listed_file(path);
  if (!found) return found.take_error();
  const store::IndexEntry* entry = clean_entry(**row, found->state);
  bool known = entry != nullptr && !holds_return(*found->bytes);
  ContentId id = known ? entry->id : blob_id(*found->bytes, repository_.hash);
  return tree::Blob{std::move(found->bytes), id, found->mode};
}

Result<ContentId> WorkTree::content_id(std::string_view path) const {
  auto row = file(path);
  if (!row) return row.take_error();
  auto state = directory_.state(path);
  if (!state) return state.take_error();
  const store::IndexEntry* entry = clean_entry(**row, *state);
  if (entry != nullptr && !attributes().line_ends()) return entry->id;
  return Tree::content_id(path);
}

bool WorkTree::tracked(std::string_view path) const {
  const PathTable::Row* row = table_.find(path);
  return row != nullptr && row->index != untracked;
}

}  // namespace rummage::git::trees
