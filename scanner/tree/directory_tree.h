#pragma once

#include <sys/stat.h>

#include <string>

#include "tree/limits.h"
#include "tree/linux_file.h"
#include "tree/tree.h"

namespace rummage::tree {

/// The bytes of a file (or target of a link) and its state when they were read.
struct FileContent {
  Bytes bytes;
  Mode mode = Mode::file;
  struct stat state{};
};

/// A directory of the machine. Every file is opened relative to the root without following links, so that nothing
/// outside is reached even while somebody changes the directory. Fifos, sockets and devices are never opened; they are
/// no entries, and a listing notes them. `.git` is left out at every level; a directory that holds one stays ordinary.
class DirectoryTree : public Tree {
 public:
  /// Opens `root`. Errors: `tree/not-found`, `tree/unreadable`, `tree/not-a-directory`.
  static Result<DirectoryTree> open(const std::string& root, Limits limits = {});

  Result<Entry> lookup(std::string_view path) const override;
  Listing children(std::string_view directory) const override;
  Result<Blob> content(std::string_view path) const override;

  /// content() without its id, for those who know the id from elsewhere. A file that does not hold still while it is
  /// read is `tree/changed`.
  Result<FileContent> file(std::string_view path) const;
  /// As file(), for a path that a listing called a regular file: saves a look at it.
  Result<FileContent> listed_file(std::string_view path) const;
  /// As children(), without a look at each file: all are of mode `file`, and none has a size.
  Listing names(std::string_view directory) const;
  /// State of exactly `path`, no link followed.
  Result<struct stat> state(std::string_view path) const;
  /// True when `directory` is a worktree of its own: it holds a Git directory, or a `.git` file that points to one.
  bool holds_repository(std::string_view directory) const;

 protected:
  std::uint32_t most_entries() const override { return limits_.entries; }

 private:
  DirectoryTree(Descriptor root, Limits limits) : root_(std::move(root)), limits_(limits) {}
  Result<FileContent> regular(const std::string& path) const;
  Result<FileContent> link(const std::string& path) const;
  Listing list_names(std::string_view directory, bool look) const;
  Descriptor root_;
  Limits limits_;
};

}  // namespace rummage::tree
