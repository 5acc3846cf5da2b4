#include "engine/staged_blobs.h"

#include <fmt/format.h>

#include "git/store/holders.h"
#include "git/store/index_file.h"

namespace rummage::engine {
namespace {

constexpr std::uint32_t submodule = 0160000;

}  // namespace

StagedBlobs::StagedBlobs(const git::store::Repository& repository) {
  for (const git::store::WorktreeIndex& one : git::store::find_indexes(repository)) {
    Result<git::store::Index> index = git::store::read_index(one.path, repository.hash);
    if (!index) continue;
    const std::string name = one.worktree.empty() ? "the index" : fmt::format("the index of {}", one.worktree);
    for (const git::store::IndexEntry& entry : index->entries)
      if (entry.mode != submodule) places_.try_emplace(entry.id, fmt::format("{}, as {}", name, entry.path));
  }
}

std::string StagedBlobs::where(const ContentId& blob) const {
  const auto at = places_.find(blob);
  return at == places_.end() ? std::string() : at->second;
}

}  // namespace rummage::engine
