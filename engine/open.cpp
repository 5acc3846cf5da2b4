#include "engine/open.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>

#include "engine/git_variables.h"
#include "engine/open_commits.h"
#include "engine/open_index.h"
#include "engine/open_range.h"
#include "engine/revisions.h"
#include "git/store/narrow_remote.h"
#include "git/trees/git_tree.h"
#include "git/trees/work_tree.h"
#include "tree/directory_tree.h"
#include "tree/memory_tree.h"
#include "tree/path.h"

namespace rummage::engine {
namespace {

namespace fs = std::filesystem;

Status check_path(const std::string& path) {
  struct stat info{};
  if (::stat(path.c_str(), &info) != 0) return Error{"usage", fmt::format("{} is not there", path)};
  if (S_ISREG(info.st_mode) || S_ISDIR(info.st_mode)) return Done{};
  return Error{"usage", fmt::format("{} is neither a file nor a folder; to scan a pipe: rummage stdin", path)};
}

bool is_folder(const std::string& path) {
  struct stat info{};
  return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

// Files alone are read without the refs, of which there may be thousands. Of a bare repository the history is read.
bool refs_matter(const State& state) {
  const Scope& scope = state.scope;
  return scope.with_history || state.repository->bare() ||
         (scope.kind != ScopeKind::worktree && scope.kind != ScopeKind::index);
}

Status open_repository(State& state, const std::string& path) {
  const std::string folder = is_folder(path) ? path : fs::path(path).parent_path().string();
  Result<git::store::Repository> found = git::store::open_repository(folder.empty() ? "." : folder, git_variables());
  if (!found) return found.take_error();
  state.repository = std::move(*found);
  state.store = git::store::ObjectStore::open(*state.repository);
  const bool with_refs = refs_matter(state);
  if (with_refs) state.refs = git::store::read_refs(*state.repository);
  auto take = [&](const std::vector<Notice>& notices) {
    state.notices.insert(state.notices.end(), notices.begin(), notices.end());
  };
  take(state.repository->notices);
  take(state.store->notices());
  take(state.refs.notices);
  Result<git::store::Head> head =
      with_refs ? git::store::read_head(*state.repository, state.refs) : git::store::read_head(*state.repository);
  if (head) {
    state.head = head->commit;
    state.branch = head->ref.empty() ? "" : git::store::short_name(head->ref);
  } else {
    state.note(head.error().code, NoticeLevel::error, head.error().message);
  }
  return Done{};
}

// A history that was cut off is never taken for a whole one.
void tell_gaps(State& state) {
  const git::store::Repository& repository = *state.repository;
  if (!repository.shallow.empty() && !state.whole_range)
    state.note(
        "git/shallow", NoticeLevel::error,
        fmt::format("the history is cut off at commit {}{}; {}", repository.shallow.front().hex().substr(0, 12),
                    repository.shallow.size() > 1 ? fmt::format(" and {} others", repository.shallow.size() - 1) : "",
                    whole_history_cure));
  if (repository.partial)
    state.note("git/partial-clone", NoticeLevel::warning,
               "a partial clone: objects that were not fetched are not read; the cure: git fetch --refetch "
               "--no-filter, or a full clone");
}

// Other branches were never fetched. Where the history is cut off as well, that cure comes first.
void tell_narrow_clone(State& state) {
  const auto narrow = git::store::narrow_remote(state.repository->config);
  if (!narrow) return;
  state.note("git/single-branch", NoticeLevel::warning,
             fmt::format("a clone of {} only: other branches of {} are not here and were not read; the cure: "
                         "git remote set-branches {} '*' && git fetch {}",
                         git::store::short_name(narrow->source), narrow->name, narrow->name, narrow->name));
}

Status mount_commit(State& state, const ContentId& commit) {
  auto tree = git::trees::GitTree::open(state.store, commit, state.tree_limits());
  if (!tree) return tree.take_error();
  state.mounts.push_back({std::move(*tree), "", state.below});
  return Done{};
}

Status open_history(State& state) {
  if (limits_history(state.scope))
    if (Status status = limit_history(state); !status) return status;
  tell_gaps(state);
  if (!limits_history(state.scope)) tell_narrow_clone(state);
  return Done{};
}

Status open_worktree(State& state, const std::string& path) {
  const fs::path root = fs::weakly_canonical(state.repository->work_tree);
  const fs::path wanted = fs::weakly_canonical(path);
  const std::string below = wanted.lexically_relative(root).string();
  state.below = below == "." || below.starts_with("..") ? "" : below;
  git::trees::WorkTreeOptions options;
  options.include_ignored = state.options->include_ignored;
  options.limits = state.tree_limits();
  auto tree = git::trees::WorkTree::open(*state.repository, options);
  if (!tree) return tree.take_error();
  state.mounts.push_back({std::move(*tree), "", state.below});
  return state.scope.with_history ? open_history(state) : Status(Done{});
}

Status open_folder(State& state, const std::string& path, bool several) {
  const bool folder = is_folder(path);
  // A link that is named is meant for what it leads to.
  std::error_code failed;
  fs::path whole(path);
  if (!folder && fs::is_symlink(path, failed)) whole = fs::canonical(path, failed);
  if (failed) return Error{"usage", fmt::format("{} cannot be followed: {}", path, failed.message())};
  const std::string root = folder ? path : whole.parent_path().empty() ? "." : whole.parent_path().string();
  auto tree = tree::DirectoryTree::open(root, state.tree_limits());
  if (!tree) return tree.take_error();
  Mount mount{std::make_unique<tree::DirectoryTree>(std::move(*tree)), "", folder ? "" : whole.filename().string()};
  if (several) {
    std::string typed = folder ? path : whole.parent_path().string();
    if (!typed.empty() && !typed.ends_with('/')) typed += '/';
    mount.prefix = typed;
  }
  state.mounts.push_back(std::move(mount));
  return Done{};
}

Status open_stream(State& state) {
  const std::uint64_t limit = state.options->limits.file_size;
  if (state.scope.stream.size() > limit) {
    state.scope.stream.resize(limit);
    state.note("tree/too-large", NoticeLevel::warning,
               fmt::format("longer than the limit of {} bytes; what follows them was not read", limit), "<stdin>");
  }
  auto tree = std::make_unique<tree::MemoryTree>();
  tree->put("<stdin>", state.scope.stream);
  state.mounts.push_back({std::move(tree), "", ""});
  if (state.scope.stream.empty())
    state.note("scan/nothing", NoticeLevel::error, "standard input is empty: there is nothing to scan");
  return Done{};
}

Status open_in_repository(State& state, const std::string& path) {
  switch (state.scope.kind) {
    case ScopeKind::history: {
      if (Status status = open_history(state); !status || state.head.empty()) return status;
      return mount_commit(state, state.head);
    }
    case ScopeKind::range:
      return open_range(state);
    case ScopeKind::commit:
      return mount_commit(state, state.head);
    case ScopeKind::index:
      return open_index(state);
    default:
      break;
  }
  if (!state.repository->bare()) return open_worktree(state, path);
  state.scope.kind = ScopeKind::history;
  state.scope_note = "a bare repository: its history";
  return open_in_repository(state, path);
}

}  // namespace

Status open_scope(State& state) {
  if (state.scope.kind == ScopeKind::stream) return open_stream(state);
  const std::string path = state.scope.paths.empty() ? "." : state.scope.paths.front();
  for (const std::string& each : state.scope.paths)
    if (Status status = check_path(each); !status) return status;
  if (state.scope.kind == ScopeKind::directory) {
    for (const std::string& each : state.scope.paths)
      if (Status status = open_folder(state, each, state.scope.paths.size() > 1); !status) return status;
    return Done{};
  }
  Status repository = open_repository(state, path);
  if (repository) return open_in_repository(state, path);
  const bool optional = state.scope.kind == ScopeKind::worktree && repository.error().code == "git/no-repository" &&
                        !limits_history(state.scope);
  if (!optional) return Error{"usage", fmt::format("{}: {}", path, repository.error().message)};
  state.scope.kind = ScopeKind::directory;
  state.scope.with_history = false;
  state.scope_note = "no Git repository here: files and objects only";
  return open_folder(state, path, false);
}

}  // namespace rummage::engine
