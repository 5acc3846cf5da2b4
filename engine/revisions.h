#pragma once

#include <string>

#include "base/result.h"
#include "engine/state.h"

namespace rummage::engine {

/// How a history that was cut off becomes whole.
inline constexpr const char* whole_history_cure = "the cure: git fetch --unshallow (in CI: fetch-depth: 0)";

/// What to answer where a revision is not known: a clone that was cut off may lack it (git/shallow, with the cure); in
/// a whole one it does not exist (usage).
Error unknown_revision(const State& state, const Error& error);

/// The commit that a revision expression leads to, tags followed. Errors: usage, git/shallow, git/missing-object.
Result<ContentId> commit_of(const State& state, const std::string& text);

/// The commit of a branch: of that name here, of a remote ("origin/x", or "x" when just one remote has it), a tag, or
/// whatever revision the text is. Errors as commit_of.
Result<ContentId> branch_commit(const State& state, const std::string& name);

}  // namespace rummage::engine
