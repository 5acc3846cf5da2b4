#include "git/history/commit_facts.h"

namespace rummage::git::history {

std::optional<store::Commit> CommitFacts::add(const store::VisitedObject& object) {
  auto commit = store::parse_commit(object.content);
  if (!commit) {
    damaged.push_back(object.id());
    return std::nullopt;
  }
  const auto slot_of = [&](const ContentId& id) { return object.store.slot(id).value_or(kNone); };
  CommitFact fact;
  fact.slot = object.slot;
  fact.tree = slot_of(commit->tree);
  fact.first_parent = static_cast<std::uint32_t>(parents.size());
  fact.parent_count = static_cast<std::uint32_t>(commit->parents.size());
  fact.author = commit->author;
  fact.committed = commit->committer.time;
  for (const ContentId& parent : commit->parents) parents.push_back(slot_of(parent));
  commits.push_back(fact);
  return std::move(*commit);
}

}  // namespace rummage::git::history
