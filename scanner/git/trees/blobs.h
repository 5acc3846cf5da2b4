#pragma once

#include <cstdint>

#include "git/store/object_store.h"
#include "tree/tree.h"

namespace rummage::git::trees {

/// The mode of a tree or index entry; nothing for what no tree may hold.
std::optional<tree::Mode> mode_of(std::uint32_t git_mode);

/// Reads a blob for a tree. Errors: the store's; `tree/too-large` above `limit` bytes.
Result<tree::Blob> read_blob(const store::ObjectStore& store, const ContentId& id, tree::Mode mode,
                             std::uint64_t limit);

/// The entry with its size, as lookup() gives it; without one when the object is absent.
tree::Entry with_size(const store::ObjectStore& store, tree::Entry entry, const ContentId& id);

}  // namespace rummage::git::trees
