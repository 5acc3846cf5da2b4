#include "engine/head_time.h"

#include "engine/git_variables.h"
#include "git/store/commit.h"
#include "git/store/refs.h"
#include "git/store/repository.h"

namespace rummage::engine {

std::optional<std::int64_t> head_time(const git::store::ObjectStore& store, const ContentId& head) {
  if (head.empty()) return std::nullopt;
  const Result<git::store::Object> object = store.read(head);
  if (!object || object->kind != git::store::ObjectKind::commit) return std::nullopt;
  const Result<git::store::Commit> commit = git::store::parse_commit(object->content);
  return commit ? std::optional(commit->committer.time) : std::nullopt;
}

std::optional<std::int64_t> head_time_at(const std::string& folder) {
  const Result<git::store::Repository> repository = git::store::open_repository(folder, git_variables());
  if (!repository) return std::nullopt;
  const Result<git::store::Head> head = git::store::read_head(*repository);
  return head ? head_time(*git::store::ObjectStore::open(*repository), head->commit) : std::nullopt;
}

}  // namespace rummage::engine
