#pragma once

#include <cstdint>
#include <vector>

#include "base/content_id.h"
#include "base/result.h"
#include "git/store/object_reader.h"
#include "git/store/repository.h"

namespace rummage::git::store {

/// How a commit stands in the history.
struct CommitLinks {
  std::vector<ContentId> parents;  ///< none where a shallow clone cut them off
  std::int64_t time = 0;           ///< the committer's
  bool cut = false;                ///< it names parents, and a shallow clone cut them off
};

/// Errors: as ObjectReader::read; git/corrupt-object.
Result<CommitLinks> read_links(const Repository& repository, ObjectReader& reader, const ContentId& id);

}  // namespace rummage::git::store
