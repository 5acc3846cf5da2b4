#include "engine/open_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "git/store/index_file.h"
#include "git/trees/git_tree.h"
#include "git/trees/index_tree.h"
#include "git/trees/work_tree.h"

namespace rummage::engine {
namespace {

namespace fs = std::filesystem;
using Paths = std::vector<std::string>;

std::map<std::string, ContentId> files_of(const tree::Tree& tree) {
  std::map<std::string, ContentId> files;
  for (const tree::Entry& entry : tree.list().entries)
    if (Result<ContentId> id = tree.content_id(entry.path)) files[entry.path] = *id;
  return files;
}

Paths sorted(Paths paths) {
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  return paths;
}

// Named files as paths from the root of the worktree. Links are not followed: they are files of their own.
Paths from_root(const State& state, const Paths& typed) {
  const fs::path root = fs::weakly_canonical(state.repository->work_tree);
  Paths paths;
  for (const std::string& path : typed) {
    const fs::path whole = fs::absolute(path).lexically_normal();
    paths.push_back((fs::weakly_canonical(whole.parent_path()) / whole.filename()).lexically_relative(root).string());
  }
  return sorted(std::move(paths));
}

// What the index has and HEAD has not, or not so; what HEAD has and the index has not goes to `state.gone_paths`.
Result<Paths> staged_paths(State& state, const git::store::Index& index) {
  std::map<std::string, ContentId> before;
  if (!state.head.empty()) {
    auto tree = git::trees::GitTree::open(state.store, state.head, state.tree_limits());
    if (!tree) return tree.take_error();
    before = files_of(**tree);
  }
  Paths changed;
  std::map<std::string, ContentId> gone = before;
  for (const git::store::IndexEntry& entry : index.entries) {
    gone.erase(entry.path);
    auto old = before.find(entry.path);
    if (entry.stage == 0 && !entry.intent_to_add && (old == before.end() || old->second != entry.id))
      changed.push_back(entry.path);
  }
  for (const auto& [path, id] : gone) state.gone_paths.push_back(path);
  return sorted(std::move(changed));
}

Paths all_paths(const git::store::Index& index) {
  Paths paths;
  for (const git::store::IndexEntry& entry : index.entries) paths.push_back(entry.path);
  return sorted(std::move(paths));
}

// Files by name, as they lie there: every finding in them counts, so there is no base.
Status open_named(State& state, Paths named) {
  state.scope.kind = ScopeKind::worktree;
  state.scope_note = "the files that are named, as they lie in the worktree";
  state.only_paths = std::move(named);
  git::trees::WorkTreeOptions options;
  options.include_ignored = true;
  options.limits = state.tree_limits();
  auto tree = git::trees::WorkTree::open(*state.repository, options);
  if (!tree) return tree.take_error();
  state.mounts.push_back({std::move(*tree), "", ""});
  return Done{};
}

}  // namespace

Status open_index(State& state) {
  Result<git::store::Index> index = git::store::read_index(state.repository->index_path, state.repository->hash);
  if (!index) return index.take_error();
  auto mount = [&] {
    state.mounts.push_back({std::make_unique<git::trees::IndexTree>(state.store, *index, state.tree_limits()), "", ""});
    return Status(Done{});
  };
  if (!state.scope.staged_only) return mount();
  Result<Paths> staged = staged_paths(state, *index);
  if (!staged) return staged.take_error();
  Paths named = state.repository->bare() ? Paths() : from_root(state, state.scope.named_paths);
  if (!std::includes(staged->begin(), staged->end(), named.begin(), named.end()))
    return open_named(state, std::move(named));
  const bool nothing = staged->empty() && state.gone_paths.empty();
  if (nothing && state.scope.all_when_nothing_staged) {
    state.scope_note = "nothing is staged: the whole index";
    state.only_paths = all_paths(*index);
    return mount();
  }
  state.scope_note = "what is staged";
  state.base = state.head;
  state.only_paths = named.empty() ? std::move(*staged) : std::move(named);
  return mount();
}

}  // namespace rummage::engine
