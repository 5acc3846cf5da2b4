#pragma once

#include <memory>
#include <vector>

#include "git/store/index_file.h"
#include "git/store/object_store.h"
#include "git/trees/path_table.h"
#include "tree/limits.h"
#include "tree/tree.h"

namespace rummage::git::trees {

/// What `git commit` would record now: the merged entries of the index. Paths in conflict are left out, each with a
/// warning `git/conflict`; entries of `git add --intent-to-add` have no content yet and are left out silently. The
/// directories of a sparse index are read from their tree objects.
class IndexTree : public tree::Tree {
 public:
  IndexTree(std::shared_ptr<const store::ObjectStore> store, store::Index index, tree::Limits limits = {});

  const store::Index& index() const { return index_; }

  /// True when every entry of the index is a file, link or submodule of the tree: nothing is left out or expanded.
  bool plain() const { return plain_; }

  Result<tree::Entry> lookup(std::string_view path) const override;
  tree::Listing children(std::string_view directory) const override;
  tree::Listing list(std::string_view directory = {}) const override;
  Result<tree::Blob> content(std::string_view path) const override;
  Result<ContentId> content_id(std::string_view path) const override;

 private:
  void add(std::size_t position);
  void add_directory(const store::IndexEntry& entry);
  void note(const char* code, const char* message, const std::string& path);
  Result<const PathTable::Row*> file(std::string_view path) const;

  std::shared_ptr<const store::ObjectStore> store_;
  tree::Limits limits_;
  const ContentId& id_of(const PathTable::Row& row) const;
  store::Index index_;
  PathTable table_;             // rows hold positions in the index, then in what follows
  std::vector<ContentId> ids_;  // of files in directories of a sparse index
  std::vector<Notice> notices_;
  bool plain_ = false;
};

}  // namespace rummage::git::trees
