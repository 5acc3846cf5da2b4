#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/content_id.h"
#include "git/store/commit.h"
#include "git/store/signature.h"
#include "git/store/visit.h"

namespace rummage::git::history {

constexpr std::uint32_t kNone = UINT32_MAX;

/// What is kept of a commit. Trees and parents are slots; kNone: not in the store.
struct CommitFact {
  std::uint32_t slot = 0, tree = kNone;
  std::uint32_t first_parent = 0, parent_count = 0;
  store::Signature author;
  std::int64_t committed = 0;
};

/// The commits that one worker of a pass saw.
struct CommitFacts {
  std::vector<CommitFact> commits;
  std::vector<std::uint32_t> parents;
  std::vector<ContentId> damaged;  ///< those that do not parse

  /// Takes up a commit as the last of `commits`, and gives what it says; nothing: it is damaged. The store's table
  /// should be prepared.
  std::optional<store::Commit> add(const store::VisitedObject& object);
};

}  // namespace rummage::git::history
