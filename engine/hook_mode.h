#pragma once

#include <string>
#include <vector>

#include "engine/request.h"

namespace rummage::engine {

/// Makes `request` what a call of `hook pre-commit` with these `files` is about. Under pre-commit, PRE_COMMIT_FROM_REF
/// and PRE_COMMIT_TO_REF mean that range; else what is staged of the files, or all that is staged when none is named;
/// files that are not staged (`run --all-files`, `run --files`) as they lie in the worktree. Where pre-commit names
/// nothing, nothing is staged and no commit is being made, the whole index: nothing to scan is never taken for clean.
void pre_commit_mode(const std::vector<std::string>& files, Request& request);

}  // namespace rummage::engine
