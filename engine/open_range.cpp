#include "engine/open_range.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/ci_variables.h"
#include "git/history/introduced.h"
#include "git/store/revision.h"
#include "git/trees/git_tree.h"

namespace rummage::engine {
namespace {

constexpr const char* cure = "the cure: git fetch --unshallow (in CI: fetch-depth: 0)";

// A clone that was cut off may lack what is asked for; a whole one knows that it does not exist.
Error unknown(const State& state, const Error& error) {
  if (state.repository->shallow.empty()) return {"usage", error.message};
  return {"git/shallow", fmt::format("{}; the history is cut off, {}", error.message, cure)};
}

Result<ContentId> resolve(const State& state, const std::string& text) {
  Result<ContentId> id = git::store::resolve_revision(*state.repository, text);
  if (!id) return unknown(state, id.error());
  Result<git::store::Peeled> commit = git::store::peel(*state.store, *id);
  if (!commit) return Error{"git/missing-object", fmt::format("{}: {}", text, commit.error().message)};
  if (commit->kind != git::store::ObjectKind::commit) return Error{"usage", text + " is no commit"};
  return commit->id;
}

Result<ContentId> find_base(const State& state) {
  if (!state.scope.base.empty()) return resolve(state, state.scope.base);
  const BaseGuesses guesses = base_guesses();
  for (const std::string& guess : guesses.revisions)
    if (Result<ContentId> id = resolve(state, guess)) return id;
  if (!guesses.said_by.empty())
    return unknown(state,
                   {"usage", fmt::format("{} says {}, which is not here; fetch it, or say a BASE: rummage diff BASE",
                                         guesses.said_by, guesses.said)});
  return unknown(state, {"usage", "what to compare with? Say a BASE, as: rummage diff origin/main"});
}

}  // namespace

Status open_range(State& state) {
  Result<ContentId> head = resolve(state, state.scope.head.empty() ? "HEAD" : state.scope.head);
  if (!head) return head.take_error();
  Result<ContentId> base = find_base(state);
  if (!base) return base.take_error();
  Result<ContentId> fork = git::store::merge_base(*state.repository, *state.store, *base, *head);
  if (!fork) {
    if (state.repository->shallow.empty()) return Error{"usage", fork.error().message};
    state.note(
        "git/shallow", NoticeLevel::error,
        fmt::format("the history is cut off before the common ancestor, {}. Compared with the base itself", cure));
    fork = *base;
  }
  auto commits = git::store::commits_between(*state.repository, *state.store, *fork, *head);
  if (!commits) return commits.take_error();
  state.head = *head;
  state.base = *fork;
  state.only_commits.emplace(commits->begin(), commits->end());
  state.head_commits = *state.only_commits;
  git::history::Introduced introduced = git::history::introduced_objects(*state.store, *commits);
  state.only_objects = std::move(introduced.objects);
  for (Notice& notice : introduced.notices) state.notices.push_back(std::move(notice));
  state.scope_note = fmt::format("what {} adds to {}", head->hex().substr(0, 10), fork->hex().substr(0, 10));
  auto tree = git::trees::GitTree::open(state.store, *head, state.tree_limits());
  if (!tree) return tree.take_error();
  state.mounts.push_back({std::move(*tree), "", ""});
  return Done{};
}

}  // namespace rummage::engine
