#pragma once

#include <memory>
#include <mutex>
#include <unordered_map>

#include "git/store/object_store.h"
#include "tree/limits.h"
#include "tree/tree.h"

namespace rummage::git::trees {

/// The id of the tree that a commit, or a tag that leads to one, records; a tree's own. Errors: the store's;
/// `git/not-a-tree`.
Result<ContentId> root_tree(const store::ObjectStore& store, ContentId id);

/// The files of a commit, read from the object store and written nowhere. Submodules are entries, and their content is
/// `tree/submodule`. Names that no worktree could hold ("..", ".git", "a/b") are left out with a notice `git/bad-name`.
class GitTree : public tree::Tree {
 public:
  /// `root`: a tree, a commit, or a tag that leads to one. Errors: the store's; `git/not-a-tree`.
  static Result<std::unique_ptr<GitTree>> open(std::shared_ptr<const store::ObjectStore> store, const ContentId& root,
                                               tree::Limits limits = {});

  Result<tree::Entry> lookup(std::string_view path) const override;
  tree::Listing children(std::string_view directory) const override;
  Result<tree::Blob> content(std::string_view path) const override;
  Result<ContentId> content_id(std::string_view path) const override;
  /// Id of the root's tree object.
  const ContentId& root() const { return root_; }

 protected:
  std::uint32_t most_entries() const override { return limits_.entries; }

 private:
  struct Node {
    std::string name;
    tree::Mode mode;
    ContentId id;
  };
  struct Directory {
    std::vector<Node> nodes;            // by name
    std::vector<std::string> left_out;  // bad names
  };
  using DirectoryPtr = std::shared_ptr<const Directory>;

  GitTree(std::shared_ptr<const store::ObjectStore> store, const ContentId& root, tree::Limits limits)
      : store_(std::move(store)), root_(root), limits_(limits) {}
  Result<DirectoryPtr> directory(const ContentId& id) const;
  Result<Node> find(std::string_view path) const;

  std::shared_ptr<const store::ObjectStore> store_;
  ContentId root_;
  tree::Limits limits_;
  mutable std::mutex mutex_;
  mutable std::unordered_map<ContentId, DirectoryPtr> parsed_;
};

}  // namespace rummage::git::trees
