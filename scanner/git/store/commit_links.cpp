#include "git/store/commit_links.h"

#include <algorithm>

#include "git/store/commit.h"

namespace rummage::git::store {

Result<CommitLinks> read_links(const Repository& repository, ObjectReader& reader, const ContentId& id) {
  auto object = reader.read(id, ObjectStore::kReadLimit);
  if (!object) return object.take_error();
  auto commit = parse_commit(object->content);
  if (!commit) return commit.take_error();
  const bool shallow = std::binary_search(repository.shallow.begin(), repository.shallow.end(), id);
  const bool cut = shallow && !commit->parents.empty();
  return CommitLinks{cut ? std::vector<ContentId>() : std::move(commit->parents), commit->committer.time, cut};
}

}  // namespace rummage::git::store
