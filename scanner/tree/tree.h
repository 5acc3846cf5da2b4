#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/content_id.h"
#include "base/notice.h"
#include "base/result.h"
#include "sources/bytes.h"

namespace rummage::tree {

enum class Mode : std::uint8_t { file, executable, symlink, submodule, directory };

/// One name in a tree.
struct Entry {
  std::string path;  ///< raw bytes, relative to the root, parts joined by '/', no "." or ".." in it; "" is the root
  Mode mode = Mode::file;
  std::optional<std::uint64_t>
      size;  ///< in bytes, where the tree knows it without extra work; lookup() of a file always does
  bool operator==(const Entry&) const = default;
};

/// The bytes of a file, or the target text of a link, and the id Git gives to them.
struct Blob {
  Bytes bytes;  ///< never null
  ContentId id;
  Mode mode = Mode::file;
  std::string_view view() const { return *bytes; }
};

/// Entries in byte order of their paths, and what could not be listed.
struct Listing {
  std::vector<Entry> entries;
  std::vector<Notice> notices;
  bool holds_git = false;  ///< children() of a DirectoryTree: a `.git` stands there, which never is an entry
};

/// A read-only file system: a directory, a worktree, a commit, the index, an archive or memory. Paths are raw bytes as
/// in Entry. Nothing outside the root is ever read, and `.git` is never part of it. All functions are thread-safe.
///
/// Error codes: `tree/not-found`, `tree/not-a-file`, `tree/link-loop` (more than 40 hops), `tree/link-outside`,
/// `tree/unreadable`, `tree/too-large`, `tree/changed`, `tree/special-file`, `tree/submodule`, and the store's own.
class Tree {
 public:
  virtual ~Tree() = default;

  /// What stands at exactly `path`; no link is followed, neither on the way (then `tree/not-found`) nor at its end.
  virtual Result<Entry> lookup(std::string_view path) const = 0;
  /// What `directory` holds, subdirectories as entries of mode directory. Links are links.
  virtual Listing children(std::string_view directory) const = 0;
  /// Everything below `directory` that is no directory itself, recursively. Links and submodules are not entered.
  virtual Listing list(std::string_view directory = {}) const;
  /// The content of exactly `path` as Git would store it: a file's bytes, a link's target text.
  virtual Result<Blob> content(std::string_view path) const = 0;
  /// The id of content(path), without reading where the tree knows it.
  virtual Result<ContentId> content_id(std::string_view path) const;

  /// `path` with every link on the way and at the end followed, and "." and ".." applied. Never leaves the root.
  Result<std::string> resolve(std::string_view path) const;
  /// The bytes of the file at `path`, links followed inside the root.
  Result<Blob> read(std::string_view path) const;
  /// The id of what read(path) gives.
  Result<ContentId> id(std::string_view path) const;

 protected:
  /// Names that list() goes through at most; more is a notice `tree/too-many`.
  virtual std::uint32_t most_entries() const;
};

/// The notice for an error a tree gave about `path`: level by code as the contract (section 2) lists them.
Notice to_notice(const Error& error, std::string path);

}  // namespace rummage::tree
