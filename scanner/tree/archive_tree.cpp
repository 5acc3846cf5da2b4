#include "tree/archive_tree.h"

namespace rummage::tree {

ArchiveTree::ArchiveTree(std::string_view bytes, std::string_view name, ArchiveLimits limits) {
  limits.depth = 1;
  // Of two entries with one name the later one counts, as when unpacking to disk; what does not fit is no file there.
  auto take = [this](ArchiveEntry entry) { put(entry.path, std::move(entry.bytes), entry.mode); };
  notices_ = expand(bytes, name, limits, take);
  std::erase_if(notices_, [](const Notice& notice) { return notice.code == "archive/too-deep"; });
}

}  // namespace rummage::tree
