#pragma once

#include <string>
#include <unordered_map>

#include "base/content_id.h"
#include "git/store/repository.h"

namespace rummage::engine {

/// What is staged in the index of any worktree. An index that cannot be read holds nothing here.
class StagedBlobs {
 public:
  explicit StagedBlobs(const git::store::Repository& repository);

  /// "the index, as PATH", or "the index of worktrees/NAME, as PATH"; empty when no index names the blob.
  std::string where(const ContentId& blob) const;

 private:
  std::unordered_map<ContentId, std::string> places_;
};

}  // namespace rummage::engine
