#include "engine/brought_paths.h"

#include <algorithm>
#include <set>

namespace rummage::engine {

std::vector<std::string> brought_paths(const State& state, const std::vector<git::history::Change>& changes) {
  std::unordered_map<ContentId, std::set<findings::CredentialId>> held;
  for (const ContentHits& content : state.contents)
    if (content.source == ContentSource::blob)
      for (const Hit& hit : content.hits) held[content.id].insert(hit.winner.credential);
  std::vector<std::string> paths;
  for (const git::history::Change& change : changes) {
    std::set<findings::CredentialId> brought = held[change.blob];
    for (const ContentId& before : change.before)
      for (const findings::CredentialId credential : held[before]) brought.erase(credential);
    if (!brought.empty()) paths.push_back(change.path);
  }
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  return paths;
}

}  // namespace rummage::engine
