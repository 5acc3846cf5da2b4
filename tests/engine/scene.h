#pragma once

#include <string>
#include <vector>

#include "engine/engine.h"
#include "tests/git/support/scratch_repo.h"

namespace rummage::test {

/// A request for `path` with the clock standing still, so that reports compare.
engine::Request request_for(const std::string& path, engine::ScopeKind kind = engine::ScopeKind::worktree);

/// Runs a request that must be answerable.
engine::Outcome run_ok(const engine::Request& request);

/// "path:line rule" of each finding, sorted; with " history" behind those that stand in no tree.
std::vector<std::string> said(const engine::Outcome& outcome);

/// The report in the `json` format.
std::string json_of(const engine::Outcome& outcome);

/// Every report format of the outcome, one after the other, known and suppressed findings included.
std::string all_formats(const engine::Outcome& outcome);

}  // namespace rummage::test
