#pragma once

#include <string_view>
#include <vector>

#include "tree/archive.h"
#include "tree/memory_tree.h"

namespace rummage::tree {

/// An archive as a tree: a packaged chart renders like a directory. Nested archives stay files.
class ArchiveTree : public MemoryTree {
 public:
  /// Unpacks `bytes` at once, within `limits`. What was left out is in notices(); a damaged archive gives what it has.
  ArchiveTree(std::string_view bytes, std::string_view name, ArchiveLimits limits = {});
  const std::vector<Notice>& notices() const { return notices_; }

 private:
  std::vector<Notice> notices_;
};

}  // namespace rummage::tree
