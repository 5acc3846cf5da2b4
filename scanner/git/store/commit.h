#pragma once

#include <string_view>
#include <vector>

#include "base/content_id.h"
#include "base/result.h"
#include "git/store/signature.h"

namespace rummage::git::store {

/// A commit object. `message` is a view of the bytes it was read from.
struct Commit {
  ContentId tree;
  std::vector<ContentId> parents;
  Signature author, committer;
  std::string_view message;
};

/// Reads a commit's content. Errors: git/corrupt-object when the tree or a parent line is not one.
Result<Commit> parse_commit(std::string_view content);

}  // namespace rummage::git::store
