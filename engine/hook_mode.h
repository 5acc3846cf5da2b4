#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "engine/request.h"

namespace rummage::engine {

/// What a call of `hook pre-commit` is about, in words.
struct HookMode {
  std::string words;  ///< "scanning what is staged"
};

/// Fills in the scope of `request`. Under pre-commit, PRE_COMMIT_FROM_REF and PRE_COMMIT_TO_REF mean that range; else
/// staged changes where there are any; else the `files` it names; else, under pre-commit, the whole index. Nothing to
/// scan is never taken for clean.
Result<HookMode> pre_commit_mode(const std::vector<std::string>& files, Request& request);

}  // namespace rummage::engine
