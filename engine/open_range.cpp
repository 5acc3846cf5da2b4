#include "engine/open_range.h"

#include <fmt/format.h>

#include "engine/ci_variables.h"
#include "engine/open_commits.h"
#include "engine/revisions.h"
#include "git/store/revision.h"
#include "git/trees/git_tree.h"

namespace rummage::engine {
namespace {

Result<ContentId> find_base(const State& state) {
  if (!state.scope.base.empty()) return commit_of(state, state.scope.base);
  const BaseGuesses guesses = base_guesses();
  for (const std::string& guess : guesses.revisions)
    if (Result<ContentId> id = commit_of(state, guess)) return id;
  if (!guesses.said_by.empty())
    return unknown_revision(
        state, {"usage", fmt::format("{} says {}, which is not here; fetch it, or say a BASE: rummage diff BASE",
                                     guesses.said_by, guesses.said)});
  return unknown_revision(state, {"usage", "what to compare with? Say a BASE, as: rummage diff origin/main"});
}

}  // namespace

Status open_range(State& state) {
  Result<ContentId> head = commit_of(state, state.scope.head.empty() ? "HEAD" : state.scope.head);
  if (!head) return head.take_error();
  Result<ContentId> base = find_base(state);
  if (!base) return base.take_error();
  Result<ContentId> fork = git::store::merge_base(*state.repository, *state.store, *base, *head);
  if (!fork) {
    if (state.repository->shallow.empty()) return Error{"usage", fork.error().message};
    state.note("git/shallow", NoticeLevel::error,
               fmt::format("the history is cut off before the common ancestor, {}. Compared with the base itself",
                           whole_history_cure));
    fork = *base;
  }
  const auto range = git::store::commits_between(*state.repository, *state.store, {{*fork}}, {{*head}});
  limit_to(state, range);
  state.head = *head;
  state.base = *fork;
  state.scope_note = fmt::format("what {} adds to {}", head->hex().substr(0, 10), fork->hex().substr(0, 10));
  auto tree = git::trees::GitTree::open(state.store, *head, state.tree_limits());
  if (!tree) return tree.take_error();
  state.mounts.push_back({std::move(*tree), "", ""});
  return Done{};
}

}  // namespace rummage::engine
