#include "engine/finding_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/history_text.h"
#include "engine/rendered_hits.h"
#include "triage/path_prior.h"

namespace rummage::engine {
namespace {

using findings::Finding;

constexpr std::size_t most_related = 20;

std::string secret_message(const findings::Rule& rule, const findings::Sealed& sealed, const Finding& finding) {
  std::string where;
  if (!finding.object.empty())
    where =
        fmt::format(" in {} {}", finding.object.kind,
                    finding.object.ns.empty() ? finding.object.name : finding.object.ns + "/" + finding.object.name);
  else if (!sealed.key.empty())
    where = fmt::format(" in {}", sealed.key);
  const std::string environment =
      finding.environment.empty() ? "" : fmt::format(", environment {}", finding.environment);
  return fmt::format("{}{}{}", rule.title, where, environment);
}

// A finding about a credential that stands in history only is as old as the credential there.
void describe_past(const State& state, const findings::Draft& draft, Finding& finding) {
  finding.in_head = finding.on_head = false;
  for (const Sighting& sighting : state.sightings) {
    if (sighting.path != draft.path || sighting.site != 0) continue;
    const ContentHits& content = state.contents[sighting.content];
    if (content.hits[sighting.hit].winner.credential != draft.credential) continue;
    if (sighting.introduction != nullptr) return describe_history(*sighting.introduction, finding);
    return describe_object(state, content, finding);
  }
}

// Environment, unit and object are those of the unit that is closest to production.
void describe_rendering(const State& state, const Sighting& sighting, const Hit& hit, Finding& finding) {
  const std::vector<const RenderedHit*> hits = rendered_at(state, sighting.site, hit.winner);
  if (hits.empty()) return;
  const RenderedHit& first = *hits.front();
  finding.environment = environment_of(state, first).name;
  finding.unit = state.units[first.unit - 1].name;
  finding.object = first.object;
  for (const RenderedHit* each : hits)
    finding.rendered_in.push_back({environment_of(state, *each).name, state.units[each->unit - 1].name, each->object});
  finding.rendered_in.erase(std::unique(finding.rendered_in.begin(), finding.rendered_in.end()),
                            finding.rendered_in.end());
}

}  // namespace

findings::ObjectRef object_of(const findings::Sealed& sealed) {
  findings::ObjectRef object;
  object.kind = sealed.object_kind;
  object.api_version = sealed.object_api;
  const std::size_t slash = sealed.object_name.find('/');
  object.ns = slash == std::string::npos ? "" : sealed.object_name.substr(0, slash);
  object.name = slash == std::string::npos ? sealed.object_name : sealed.object_name.substr(slash + 1);
  object.field = sealed.field;
  return object;
}

Finding secret_finding(const Run& run, const State& state, const Sighting& sighting, const Hit& hit) {
  const findings::Sealed& sealed = run.sealed[hit.winner.sealed];
  Finding finding;
  finding.rule = hit.winner.rule;
  finding.also = hit.also;
  finding.confidence = triage::confidence_at(hit.winner, sighting.path);
  finding.credential = hit.winner.credential;
  finding.value_tag = sealed.tag;
  finding.redacted = sealed.redacted;
  finding.key = sealed.key;
  finding.object = object_of(sealed);
  finding.in_head = finding.on_head = sighting.site != 0;
  if (sighting.site != 0) {
    const Site& site = state.site(sighting.site);
    finding.environment = site.environment.environment.name;
    finding.unit = site.unit;
    describe_rendering(state, sighting, hit, finding);
  } else {
    finding.environment = state.environments.of_file(sighting.path).environment.name;
  }
  if (sighting.introduction != nullptr)
    describe_history(*sighting.introduction, finding);
  else if (sighting.site == 0)
    describe_object(state, state.contents[sighting.content], finding);
  finding.message = secret_message(run.catalogue[finding.rule], sealed, finding);
  return finding;
}

Finding policy_finding(const Run& run, const State& state, const findings::Draft& draft) {
  Finding finding;
  finding.rule = draft.rule;
  finding.confidence = draft.confidence;
  finding.message = draft.message.empty() ? std::string(run.catalogue[draft.rule].title) : draft.message;
  finding.object = draft.object;
  finding.environment = draft.environment;
  finding.credential = draft.credential;
  finding.rendered_in = draft.rendered_in;
  std::sort(finding.rendered_in.begin(), finding.rendered_in.end());
  finding.rendered_in.erase(std::unique(finding.rendered_in.begin(), finding.rendered_in.end()),
                            finding.rendered_in.end());
  if (draft.site != 0)
    finding.unit = draft.unit.empty() ? state.site(draft.site).unit : draft.unit;
  else
    describe_past(state, draft, finding);
  return finding;
}

void relate(std::vector<Finding>& findings) {
  std::map<findings::CredentialId, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < findings.size(); ++i)
    if (findings[i].credential != 0 && !findings[i].redacted.empty()) places[findings[i].credential].push_back(i);
  for (auto& [credential, indices] : places) {
    std::sort(indices.begin(), indices.end(),
              [&](std::size_t a, std::size_t b) { return findings[a].place < findings[b].place; });
    for (std::size_t i : indices) {
      for (std::size_t other : indices) {
        if (other == i || findings[i].related.size() >= most_related) continue;
        const std::string& environment = findings[other].environment;
        findings[i].related.push_back(
            {findings[other].place, environment.empty()
                                        ? "the same credential"
                                        : fmt::format("the same credential, environment {}", environment)});
      }
    }
  }
}

}  // namespace rummage::engine
