#include "git/history/commit_facts.h"

namespace rummage::git::history {

const CommitFact* CommitFacts::add(const store::ObjectStore& store, const store::VisitedObject& object) {
  if (auto commit = store::parse_commit(object.content)) return &add(store, object.slot, *commit);
  damaged.push_back(object.id());
  return nullptr;
}

const CommitFact& CommitFacts::add(const store::ObjectStore& store, std::uint32_t slot, const store::Commit& commit) {
  CommitFact fact;
  fact.slot = slot;
  fact.tree = store.slot(commit.tree).value_or(kNone);
  fact.first_parent = static_cast<std::uint32_t>(parents.size());
  fact.parent_count = static_cast<std::uint32_t>(commit.parents.size());
  fact.author = commit.author;
  fact.committed = commit.committer.time;
  for (const ContentId& parent : commit.parents) parents.push_back(store.slot(parent).value_or(kNone));
  commits.push_back(fact);
  return commits.back();
}

}  // namespace rummage::git::history
