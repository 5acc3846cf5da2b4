#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/content_id.h"
#include "base/result.h"
#include "git/store/raw_id.h"

namespace rummage::git::store {

/// One line of a tree object; a view of the tree's bytes. Names are bytes, and may be anything but NUL in a hostile
/// tree
/// ("..", "a/b", ""): check before joining paths.
struct TreeEntry {
  std::uint32_t mode = 0;  ///< as stored, octal digits read: 040000, 0100644, 0100755, 0120000, 0160000
  std::string_view name;
  const std::uint8_t* raw_id = nullptr;
  HashKind hash = HashKind::sha1;  ///< that made the id

  ContentId id() const { return ContentId::from_bytes(raw_id, id_bytes(hash)); }
  bool is_tree() const { return (mode & 0170000) == 0040000; }
  bool is_submodule() const { return (mode & 0170000) == 0160000; }
  bool is_symlink() const { return (mode & 0170000) == 0120000; }
  bool is_executable() const { return (mode & 0170000) == 0100000 && (mode & 0100) != 0; }
};

/// Goes through the entries of a tree's content in stored order, without copies.
class TreeEntries {
 public:
  explicit TreeEntries(std::string_view content, HashKind hash = HashKind::sha1) : rest_(content), hash_(hash) {}
  /// Reads the next entry; false at the end, or where the tree is damaged (see `damaged`).
  bool next(TreeEntry& entry);
  bool damaged() const { return damaged_; }

 private:
  std::string_view rest_;
  HashKind hash_;
  bool damaged_ = false;
};

/// All entries of a tree's content. Errors: git/corrupt-object.
Result<std::vector<TreeEntry>> parse_tree(std::string_view content, HashKind hash = HashKind::sha1);

}  // namespace rummage::git::store
