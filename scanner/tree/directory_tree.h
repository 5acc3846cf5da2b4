#pragma once

#include <string>

#include "tree/limits.h"
#include "tree/tree.h"

namespace rummage::tree {

/// A directory of the machine. Every file is opened relative to the root without following links, so that nothing
/// outside is reached even while somebody changes the directory. Fifos, sockets and devices are never opened; they are
/// listed nowhere and noted once. `.git` is left out at every level; a directory that holds a `.git` stays an ordinary
/// one.
class DirectoryTree : public Tree {
 public:
  /// Opens `root`. Errors: `tree/not-found`, `tree/unreadable`, `tree/not-a-directory`.
  static Result<DirectoryTree> open(const std::string& root, Limits limits = {});
  DirectoryTree(DirectoryTree&& other) noexcept;
  DirectoryTree& operator=(DirectoryTree&&) = delete;
  ~DirectoryTree() override;

  Result<Entry> lookup(std::string_view path) const override;
  Listing children(std::string_view directory) const override;
  Result<Blob> content(std::string_view path) const override;

 private:
  DirectoryTree(int root, Limits limits) : root_(root), limits_(limits) {}
  int root_ = -1;
  Limits limits_;
};

}  // namespace rummage::tree
