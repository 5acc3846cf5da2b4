#include "engine/open_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "git/store/index_file.h"
#include "git/trees/blobs.h"
#include "git/trees/index_tree.h"
#include "git/trees/staged.h"
#include "git/trees/work_tree.h"
#include "kustomize/kustomizations.h"
#include "tree/path.h"

namespace rummage::engine {
namespace {

namespace fs = std::filesystem;
using git::trees::Staged;
using Paths = std::vector<std::string>;

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

Result<Staged> staged_of(const State& state, const git::store::Index& index) {
  Result<Staged> staged = git::trees::staged_files(*state.store, index, state.head);
  if (staged || staged.error().code != "git/odd-tree") return staged;
  return git::trees::staged_by_listing(state.store, index, state.head, state.tree_limits());
}

bool makes_unit(std::string_view path) {
  return tree::base_name(path) == "Chart.yaml" || kustomize::is_kustomization_file(path);
}

// Both sides of the comparison as far as what is staged goes, taken from the index.
void outline(State& state, const git::store::Index& index, const Staged& staged, Mount& mount) {
  std::vector<tree::Entry> head, base = staged.before;
  auto next = staged.changed.begin();
  for (const git::store::IndexEntry& entry : index.entries) {
    while (next != staged.changed.end() && *next < entry.path) ++next;
    const bool changed = next != staged.changed.end() && *next == entry.path;
    const bool unit = makes_unit(entry.path);
    if (!changed && !unit) continue;
    const tree::Entry file{entry.path, *git::trees::mode_of(entry.mode), {}};
    if (!changed) base.push_back(file);
    head.push_back(file);
  }
  std::sort(base.begin(), base.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  mount.outline = std::move(head);
  state.base_outline = std::move(base);
}

Paths all_paths(const git::store::Index& index) {
  Paths paths;
  for (const git::store::IndexEntry& entry : index.entries) paths.push_back(entry.path);
  return sorted(std::move(paths));
}

// Files by name, as they lie there: every finding in them counts, so there is no base.
Status open_named(State& state, Paths named) {
  state.mounts.clear();
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
  Result<git::store::Index> read = git::store::read_index(state.repository->index_path, state.repository->hash);
  if (!read) return read.take_error();
  auto tree = std::make_unique<git::trees::IndexTree>(state.store, std::move(*read), state.tree_limits());
  const git::store::Index& index = tree->index();
  const bool plain = tree->plain();
  state.mounts.push_back({std::move(tree), "", ""});
  if (!state.scope.staged_only) return Done{};
  Result<Staged> staged = staged_of(state, index);
  if (!staged) return staged.take_error();
  Paths named = state.repository->bare() ? Paths() : from_root(state, state.scope.named_paths);
  if (!std::includes(staged->changed.begin(), staged->changed.end(), named.begin(), named.end()))
    return open_named(state, std::move(named));
  if (staged->changed.empty() && staged->gone.empty() && state.scope.all_when_nothing_staged) {
    state.scope_note = "nothing is staged: the whole index";
    state.only_paths = all_paths(index);
    return Done{};
  }
  if (plain) outline(state, index, *staged, state.mounts.back());
  state.scope_note = "what is staged";
  state.base = state.head;
  state.gone_paths = std::move(staged->gone);
  state.only_paths = named.empty() ? std::move(staged->changed) : std::move(named);
  return Done{};
}

}  // namespace rummage::engine
