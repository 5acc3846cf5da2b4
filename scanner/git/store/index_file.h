#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/content_id.h"
#include "base/result.h"

namespace rummage::git::store {

/// One entry of the index (gitformat-index). Paths are bytes, separated by '/', and checked: no empty part, "." or
/// "..".
struct IndexEntry {
  std::string path;
  ContentId id;
  std::uint32_t mode = 0;  ///< 0100644, 0100755, 0120000 or 0160000; 040000 for a directory of a sparse index
  std::uint8_t stage = 0;  ///< 0: merged; 1 to 3: base, ours and theirs of a conflict
  std::uint32_t mtime = 0, mtime_ns = 0;             ///< of the file when it was staged
  std::uint32_t ctime = 0, ctime_ns = 0, inode = 0;  ///< likewise; the inode modulo 2^32
  std::uint32_t size = 0;                            ///< of the file, modulo 2^32
  bool assume_valid = false, skip_worktree = false, intent_to_add = false;
};

/// One directory of the cache-tree extension: the tree object that its entries make, when nothing in it changed.
struct CachedTree {
  std::string path;           ///< "" for the root
  std::int32_t entries = -1;  ///< number of index entries below; negative: changed since
  ContentId id;               ///< empty when changed
};

/// A whole index.
struct Index {
  std::uint32_t version = 0;
  std::vector<IndexEntry> entries;  ///< as stored: by path, then stage
  std::vector<CachedTree> trees;    ///< depth-first; empty without the extension
  ContentId shared;                 ///< split index: the checksum that names sharedindex.<hex>; else empty
  std::string deleted;              ///< split index: the two EWAH bitmaps over the shared entries, as stored
  bool sparse = false;              ///< holds directories (extension sdir)
};

/// Reads the bytes of an index file, versions 2 to 4; `hash` made the ids in it. Checksums are not verified: Git itself
/// may leave them out. Errors: git/corrupt-index; also for an extension that must be understood and is not.
Result<Index> parse_index(std::string_view bytes, HashKind hash = HashKind::sha1);

/// Reads the index at `path`, following a split index to the shared one beside it. An absent file is an empty index.
/// Errors: git/corrupt-index, git/unreadable.
Result<Index> read_index(const std::string& path, HashKind hash = HashKind::sha1);

}  // namespace rummage::git::store
