#include "engine/occurrences.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "engine/finding_text.h"
#include "engine/rendered_hits.h"
#include "triage/path_prior.h"

namespace rummage::engine {
namespace {

findings::OccurrenceEnvironment ranked(const environments::Environment& environment) {
  return {environment.name, static_cast<std::uint8_t>(environment.environment_class)};
}

constexpr auto ranked_ci = static_cast<std::uint8_t>(environments::Class::ci);

// The object's own environment says more than its file's: a namespace or label may name it.
environments::Environment environment_at(const State& state, const Sighting& sighting, const Span& span,
                                         const findings::ObjectRef& object) {
  if (sighting.site == 0) return state.environments.of_object(sighting.path, object.ns, {}).environment;
  const auto first = std::partition_point(state.objects.begin(), state.objects.end(),
                                          [&](const kubernetes::Object& o) { return o.site < sighting.site; });
  for (auto each = first; each != state.objects.end() && each->site == sighting.site; ++each)
    if (each->span.contains(span)) {
      const auto& own = state.object_environments[static_cast<std::size_t>(each - state.objects.begin())];
      if (own.known()) return own;
    }
  return state.site(sighting.site).environment.environment;
}

// Which environments get this place's value: those whose unit renders it. What no unit renders may still be handed
// out by delivery; but a resource that all its kustomizations override is handed to none.
void settle_supplies(const State& state, const Sighting& sighting, const findings::Candidate& candidate,
                     findings::Occurrence& occurrence) {
  std::set<findings::OccurrenceEnvironment> supplied;
  const std::vector<const RenderedHit*> rendered = rendered_at(state, sighting.site, candidate);
  bool anywhere = false;  // in a unit of no environment, such as a chart with its own values
  for (const RenderedHit* hit : rendered) {
    const environments::Environment& environment = environment_of(state, *hit);
    anywhere |= !environment.known();
    if (environment.known()) supplied.insert(ranked(environment));
  }
  // A chart's own checks use its values too, and make them none of theirs.
  if (anywhere) std::erase_if(supplied, [](const auto& it) { return it.rank == ranked_ci; });
  if (anywhere && supplied.empty()) {
    occurrence.environment = {};
  } else if (supplied.size() == 1) {
    occurrence.environment = *supplied.begin();
  } else if (supplied.size() > 1) {
    occurrence.environment = {};
    occurrence.supplies.assign(supplied.begin(), supplied.end());
  } else if (rendered.empty() && !state.site(sighting.site).built) {
    for (const environments::Environment& environment : state.site(sighting.site).environment.supplies)
      occurrence.supplies.push_back(ranked(environment));
  }
}

findings::Occurrence occurrence_of(const Run& run, const State& state, const Sighting& sighting) {
  const findings::Candidate& candidate = state.contents[sighting.content].hits[sighting.hit].winner;
  const findings::Sealed& sealed = run.sealed[candidate.sealed];
  findings::Occurrence occurrence;
  occurrence.credential = candidate.credential;
  occurrence.rule = candidate.rule;
  occurrence.confidence = triage::confidence_at(candidate, sighting.path);
  occurrence.span = candidate.span;
  occurrence.site = sighting.site;
  occurrence.path = sighting.path;
  occurrence.object = object_of(sealed);
  occurrence.environment = ranked(environment_at(state, sighting, candidate.span, occurrence.object));
  if (sighting.site != 0) settle_supplies(state, sighting, candidate, occurrence);
  const git::history::AttributedPlace* introduction = sighting.introduction;
  if (introduction != nullptr) occurrence.commit = introduction->introduced.id.hex();
  occurrence.live = sighting.site != 0 || (introduction != nullptr && introduction->in_head);
  return occurrence;
}

}  // namespace

std::vector<findings::Occurrence> make_occurrences(const Run& run, const State& state) {
  std::vector<findings::Occurrence> occurrences;
  for (const Sighting& sighting : state.sightings) {
    findings::Occurrence occurrence = occurrence_of(run, state, sighting);
    if (occurrence.confidence != findings::Confidence::low) occurrences.push_back(std::move(occurrence));
  }
  auto place = [](const findings::Occurrence& o) { return std::tie(o.path, o.span.begin.offset, o.commit); };
  std::stable_sort(occurrences.begin(), occurrences.end(),
                   [&](const auto& a, const auto& b) { return a.live != b.live ? a.live : place(a) < place(b); });
  return occurrences;
}

}  // namespace rummage::engine
