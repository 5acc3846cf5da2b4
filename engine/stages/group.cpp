#include <algorithm>
#include <map>
#include <set>

#include "engine/occurrences.h"
#include "engine/stages/stages.h"
#include "tree/path.h"

// One sighting for each hit and path: in the trees in scope from their own content, elsewhere from the content that the
// introducing commit has there. Older and younger versions at the same path fold into it.
namespace rummage::engine {
namespace {

class Grouper {
 public:
  Grouper(const Run& run, State& state) : run_(run), state_(state) {
    for (std::uint32_t i = 0; i < state.contents.size(); ++i)
      if (state.contents[i].source == ContentSource::blob) by_id_[state.contents[i].id] = i;
    for (const auto& place : state.introductions) introduced_[{place.group, place.path}] = &place;
  }

  void trees() {
    for (std::uint32_t content = 0; content < state_.contents.size(); ++content) {
      if (state_.contents[content].source != ContentSource::blob) continue;
      auto sites = state_.sites_of.find(state_.contents[content].id);
      if (sites == state_.sites_of.end()) continue;
      for (std::uint32_t site : sites->second) add(content, state_.site(site).path, site, std::nullopt);
    }
  }

  void history() {
    for (const auto& place : state_.introductions) {
      if (!below_scope(place.path) || standing_.contains({place.group, place.path})) continue;
      if (state_.scope.kind == ScopeKind::range && place.introduced.id.empty()) continue;
      if (auto content = by_id_.find(place.blob); content != by_id_.end())
        add(content->second, place.path, 0, place.group);
    }
  }

  void unnamed_objects() {
    std::set<ContentId> unplaced;
    for (const auto& target : state_.unplaced) unplaced.insert(target.blob);
    for (std::uint32_t content = 0; content < state_.contents.size(); ++content) {
      const ContentHits& hits = state_.contents[content];
      const bool loose = hits.source == ContentSource::blob;
      if (loose && (!unplaced.contains(hits.id) || state_.sites_of.contains(hits.id))) continue;
      if (!state_.scope.with_history || !state_.below.empty()) continue;
      const char* folder = hits.source == ContentSource::commit ? ".git/commit/"
                           : hits.source == ContentSource::tag  ? ".git/tag/"
                                                                : ".git/blob/";
      add(content, folder + hits.id.hex(), 0, std::nullopt);
    }
  }

  // A history is limited: what stands in HEAD's tree counts where a commit of the range brought it.
  void trees_of_range() {
    brought_only_ = state_.scope.kind == ScopeKind::history && state_.only_commits.has_value();
    trees();
    brought_only_ = false;
  }

 private:
  void add(std::uint32_t content, const std::string& path, std::uint32_t site,
           std::optional<findings::CredentialId> only) {
    const std::vector<Hit>& hits = state_.contents[content].hits;
    for (std::uint32_t i = 0; i < hits.size(); ++i) {
      const findings::Candidate& candidate = hits[i].winner;
      if (only && candidate.credential != *only) continue;
      Sighting sighting{content, i, path, site, nullptr};
      if (auto found = introduced_.find({candidate.credential, path}); found != introduced_.end())
        sighting.introduction = found->second;
      else if (brought_only_) {
        state_.unreported.push_back(std::move(sighting));
        continue;
      }
      if (site != 0) standing_.insert({candidate.credential, path});
      const std::string& entry = run_.sealed[candidate.sealed].entry;
      if (!entry.empty()) sighting.path += "!" + entry;
      state_.sightings.push_back(std::move(sighting));
    }
  }

  bool below_scope(const std::string& path) const { return tree::is_below(path, state_.below); }

  const Run& run_;
  State& state_;
  bool brought_only_ = false;
  std::map<ContentId, std::uint32_t> by_id_;
  std::map<std::pair<findings::CredentialId, std::string>, const git::history::AttributedPlace*> introduced_;
  std::set<std::pair<findings::CredentialId, std::string>> standing_;
};

}  // namespace

void group(Run& run, State& state) {
  Grouper grouper(run, state);
  grouper.trees_of_range();
  grouper.history();
  grouper.unnamed_objects();
  state.occurrences = make_occurrences(run, state);
}

}  // namespace rummage::engine
