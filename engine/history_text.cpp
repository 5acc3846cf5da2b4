#include "engine/history_text.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "git/store/commit.h"
#include "git/store/signature.h"
#include "git/store/tag.h"

namespace rummage::engine {
namespace {

std::optional<findings::CommitDate> commit_date(const git::history::CommitTime& time) {
  if (time.id.empty()) return std::nullopt;
  return findings::CommitDate{time.id.hex(), git::store::rfc3339(time.author)};
}

// The path a person edits: a place inside an archive is gone or there with its archive.
std::string file_of(const std::string& path) {
  return path.substr(0, path.find('!'));
}

void describe_reachability(const git::history::Reachability& led, findings::Finding& finding) {
  finding.on_head = finding.on_head || led.on_head;
  finding.reachable = led.reachable;
  finding.refs = led.refs;
  finding.ref_count = led.ref_count;
  finding.held_by = led.held_by;
}

}  // namespace

void describe_history(const git::history::AttributedPlace& place, findings::Finding& finding) {
  finding.introduced = commit_date(place.introduced);
  finding.last_seen = commit_date(place.last_seen);
  describe_reachability(place, finding);
  finding.in_head = finding.in_head || place.in_head;
  finding.on_head = finding.on_head || place.in_head;
}

void describe_object(const State& state, const ContentHits& content, findings::Finding& finding) {
  finding.in_head = finding.on_head = finding.reachable = false;
  const auto at = std::lower_bound(state.led_to.begin(), state.led_to.end(), content.id,
                                   [](const auto& object, const ContentId& id) { return object.id < id; });
  if (at != state.led_to.end() && at->id == content.id) describe_reachability(*at, finding);
  if (content.source != ContentSource::commit) return;
  Result<git::store::Object> object = state.store->read(content.id);
  if (!object) return;
  if (Result<git::store::Commit> commit = git::store::parse_commit(object->content))
    finding.introduced = findings::CommitDate{content.id.hex(), git::store::rfc3339(commit->author)};
}

void set_status(const Run& run, const State& state, std::vector<findings::Finding>& findings) {
  std::unordered_set<findings::CredentialId> live;
  std::set<std::pair<std::string, std::string>> keys_in_head;  // path and key that hold some value today
  for (const auto* list : {&state.sightings, &state.unreported})
    for (const Sighting& sighting : *list) {
      const bool in_head = sighting.site != 0 || (sighting.introduction != nullptr && sighting.introduction->in_head);
      if (!in_head) continue;
      const findings::Candidate& candidate = state.contents[sighting.content].hits[sighting.hit].winner;
      live.insert(candidate.credential);
      keys_in_head.emplace(file_of(sighting.path), run.sealed[candidate.sealed].key);
    }
  for (findings::Finding& finding : findings) {
    if (finding.in_head || finding.credential == 0 || finding.redacted.empty()) continue;
    if (live.contains(finding.credential))
      finding.status = findings::Status::live;
    else if (!finding.key.empty() && keys_in_head.contains({file_of(finding.place.path), finding.key}))
      finding.status = findings::Status::replaced;
    else
      finding.status = findings::Status::removed;
  }
}

}  // namespace rummage::engine
