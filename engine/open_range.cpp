#include "engine/open_range.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "git/history/introduced.h"
#include "git/store/revision.h"
#include "git/trees/git_tree.h"

namespace rummage::engine {
namespace {

// Where CI systems say what a change is compared with, as a branch or a commit. Targets of pull requests come first.
constexpr std::array base_variables = {
    "GITHUB_BASE_REF",      "CI_MERGE_REQUEST_DIFF_BASE_SHA",  "CHANGE_TARGET",      "BITBUCKET_PR_DESTINATION_COMMIT",
    "CI_COMMIT_BEFORE_SHA", "SYSTEM_PULLREQUEST_TARGETBRANCH", "GIT_PREVIOUS_COMMIT"};

std::vector<std::string> base_guesses() {
  std::vector<std::string> guesses;
  for (const char* name : base_variables) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string text = value;
    if (text.find_first_not_of('0') == std::string::npos) continue;  // a new branch has no commit before
    guesses.push_back("origin/" + text);
    guesses.push_back(text);
  }
  for (const char* name : {"origin/HEAD", "origin/main", "origin/master"}) guesses.emplace_back(name);
  return guesses;
}

Result<ContentId> resolve(const State& state, const std::string& text) {
  Result<ContentId> id = git::store::resolve_revision(*state.repository, text);
  if (!id) return Error{"usage", fmt::format("{}: {}", text, id.error().message)};
  Result<git::store::Peeled> commit = git::store::peel(*state.store, *id);
  if (!commit) return Error{"git/missing-object", fmt::format("{}: {}", text, commit.error().message)};
  if (commit->kind != git::store::ObjectKind::commit) return Error{"usage", text + " is no commit"};
  return commit->id;
}

Result<ContentId> find_base(const State& state) {
  if (!state.scope.base.empty()) return resolve(state, state.scope.base);
  for (const std::string& guess : base_guesses())
    if (Result<ContentId> id = resolve(state, guess)) return id;
  return Error{"usage", "what to compare with? Say a BASE, as: rummage diff origin/main"};
}

std::map<std::string, ContentId> files_of(const tree::Tree& tree) {
  std::map<std::string, ContentId> files;
  for (const tree::Entry& entry : tree.list().entries)
    if (Result<ContentId> id = tree.content_id(entry.path)) files[entry.path] = *id;
  return files;
}

}  // namespace

Status open_range(State& state) {
  Result<ContentId> head = resolve(state, state.scope.head.empty() ? "HEAD" : state.scope.head);
  if (!head) return head.take_error();
  Result<ContentId> base = find_base(state);
  if (!base) return base.take_error();
  Result<ContentId> fork = git::store::merge_base(*state.repository, *base, *head);
  if (!fork) {
    if (state.repository->shallow.empty()) return Error{"usage", fork.error().message};
    state.note(
        "git/shallow", NoticeLevel::error,
        "the history is cut off before the common ancestor; the cure: git fetch --unshallow (in CI: fetch-depth: "
        "0). Compared with the base itself");
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
  auto tree = git::trees::GitTree::open(state.store, *head, state.tree_limits());
  if (!tree) return tree.take_error();
  state.mounts.push_back({std::move(*tree), "", ""});
  return Done{};
}

Status choose_staged(State& state, const git::store::Index& index) {
  if (!state.scope.staged_only) return Done{};
  std::map<std::string, ContentId> before;
  if (!state.head.empty()) {
    auto tree = git::trees::GitTree::open(state.store, state.head, state.tree_limits());
    if (!tree) return tree.take_error();
    before = files_of(**tree);
  }
  std::vector<std::string> changed;
  std::map<std::string, ContentId> gone = before;
  for (const git::store::IndexEntry& entry : index.entries) {
    gone.erase(entry.path);
    auto old = before.find(entry.path);
    if (entry.stage == 0 && !entry.intent_to_add && (old == before.end() || old->second != entry.id))
      changed.push_back(entry.path);
  }
  state.base = state.head;
  for (const auto& [path, id] : gone) state.gone_paths.push_back(path);
  if (changed.empty() && gone.empty() && state.scope.all_when_nothing_staged) {
    state.base.reset();
    changed = state.scope.named_paths;
    if (changed.empty())
      for (const git::store::IndexEntry& entry : index.entries) changed.push_back(entry.path);
  }
  std::sort(changed.begin(), changed.end());
  state.only_paths = std::move(changed);
  return Done{};
}

}  // namespace rummage::engine
