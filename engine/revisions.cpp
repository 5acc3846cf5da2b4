#include "engine/revisions.h"

#include <fmt/format.h>

#include <set>

#include "git/store/revision.h"

namespace rummage::engine {
namespace {

// Where the remotes that have a branch of this name have it; nothing when they differ.
std::optional<ContentId> remote_branch(const State& state, const std::string& name) {
  const std::string_view remotes = "refs/remotes/";
  std::set<ContentId> found;
  for (const git::store::Ref& ref : state.refs.refs) {
    if (!ref.name.starts_with(remotes)) continue;
    const std::size_t slash = ref.name.find('/', remotes.size());
    if (slash != ref.name.npos && ref.name.compare(slash + 1, ref.name.npos, name) == 0) found.insert(ref.target);
  }
  return found.size() == 1 ? std::optional(*found.begin()) : std::nullopt;
}

Result<ContentId> commit_at(const State& state, const std::string& text, const ContentId& id) {
  Result<git::store::Peeled> commit = git::store::peel(*state.store, id);
  if (!commit) return Error{"git/missing-object", fmt::format("{}: {}", text, commit.error().message), {}, {}};
  if (commit->kind != git::store::ObjectKind::commit) return Error{"usage", text + " is no commit", {}, {}};
  return commit->id;
}

}  // namespace

Error unknown_revision(const State& state, const Error& error) {
  if (state.repository->reftable)
    return {"git/reftable",
            error.message + "; refs in a reftable are not read: git refs migrate --ref-format=files",
            {},
            {}};
  if (state.repository->shallow.empty()) return {"usage", error.message, {}, {}};
  return {"git/shallow", fmt::format("{}; the history is cut off, {}", error.message, whole_history_cure), {}, {}};
}

Result<ContentId> commit_of(const State& state, const std::string& text) {
  Result<ContentId> id = git::store::resolve_revision(*state.repository, *state.store, state.refs, text);
  if (!id) return unknown_revision(state, id.error());
  return commit_at(state, text, *id);
}

Result<ContentId> branch_commit(const State& state, const std::string& name) {
  for (const char* folder : {"refs/heads/", "refs/remotes/", "refs/tags/"})
    if (const auto id = state.refs.find(folder + name)) return commit_at(state, name, *id);
  if (const auto id = remote_branch(state, name)) return commit_at(state, name, *id);
  return commit_of(state, name);
}

}  // namespace rummage::engine
