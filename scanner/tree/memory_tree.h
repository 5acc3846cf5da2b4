#pragma once

#include <map>
#include <string>

#include "tree/tree.h"

namespace rummage::tree {

/// A tree held in memory: tests, staged charts, unpacked archives. Filled first, then shared and read-only.
class MemoryTree : public Tree {
 public:
  /// Puts a file (or link, with its target as bytes; or submodule) at `path`; the directories above come to be. False,
  /// and nothing happens, when `path` is not as Entry wants it or goes through something that is no directory.
  bool put(std::string_view path, std::string bytes, Mode mode = Mode::file);
  bool put(std::string_view path, Bytes bytes, Mode mode = Mode::file);

  Result<Entry> lookup(std::string_view path) const override;
  Listing children(std::string_view directory) const override;
  Listing list(std::string_view directory = {}) const override;
  Result<Blob> content(std::string_view path) const override;

 private:
  bool is_directory(std::string_view path) const;
  std::map<std::string, Blob, std::less<>> files_;
};

}  // namespace rummage::tree
