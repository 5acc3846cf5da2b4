#pragma once

#include <string_view>

namespace rummage::git::trees {

/// True when `bytes` are a Git LFS pointer (git-lfs docs/spec.md: at most 1,024 bytes, version line first, then keys in
/// order, oid and size among them): what it stands for is elsewhere.
bool is_lfs_pointer(std::string_view bytes);

}  // namespace rummage::git::trees
