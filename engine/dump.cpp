#include "engine/dump.h"

#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace rummage::engine {
namespace {

using Json = nlohmann::ordered_json;

void line(std::string& out, const Json& json) {
  out += json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json span_of(const Span& span) {
  return Json::array({span.begin.offset, span.length});
}

std::string environment_of(const environments::Environment& environment) {
  return environment.name;
}

}  // namespace

void dump_sites(const Run&, const State& state, std::string& out) {
  for (const Site& site : state.sites)
    line(out, {{"path", to_valid_utf8(site.path)}, {"manifest", site.manifest}, {"unit", site.unit}});
}

void dump_contents(const Run& run, const State& state, std::string& out) {
  for (const ContentHits& content : state.contents)
    for (const Hit& hit : content.hits) {
      const findings::Sealed& sealed = run.sealed[hit.winner.sealed];
      Json also = Json::array();
      for (findings::RuleIndex rule : hit.also) also.push_back(run.catalogue[rule].id);
      line(out, {{"content", content.id.hex()},
                 {"rule", run.catalogue[hit.winner.rule].id},
                 {"span", span_of(hit.winner.span)},
                 {"entry", sealed.entry},
                 {"confidence", findings::name(hit.winner.confidence)},
                 {"score", hit.winner.score},
                 {"features", hit.winner.features},
                 {"redacted", sealed.redacted},
                 {"also", also}});
    }
}

void dump_objects(const Run&, const State& state, std::string& out) {
  for (const kubernetes::Object& object : state.objects)
    line(out, {{"path", object.site == 0 ? "" : to_valid_utf8(state.site(object.site).path)},
               {"unit", object.unit == 0 ? "" : to_valid_utf8(state.units[object.unit - 1].name)},
               {"api_version", object.api_version},
               {"kind", object.kind},
               {"namespace", object.ns},
               {"name", object.name},
               {"span", span_of(object.span)}});
}

void dump_scenes(const Run&, const State& state, std::string& out) {
  for (const Scene& scene : state.scenes)
    line(out, {{"environment", environment_of(scene.environment)},
               {"objects", scene.objects->objects().size()},
               {"grants", scene.access->grants().size()},
               {"runners", scene.access->runners().size()}});
}

void dump_drafts(const Run& run, const State& state, std::string& out) {
  for (const findings::Draft& draft : state.drafts)
    line(out, {{"rule", run.catalogue[draft.rule].id},
               {"path", draft.site == 0 ? "" : to_valid_utf8(state.site(draft.site).path)},
               {"span", span_of(draft.span)},
               {"environment", draft.environment},
               {"message", draft.message},
               {"flow", draft.flow.size()}});
}

void dump_introductions(const Run&, const State& state, std::string& out) {
  for (const auto& place : state.introductions)
    line(out, {{"path", to_valid_utf8(place.path)},
               {"blob", place.blob.hex()},
               {"commit", place.introduced.id.hex()},
               {"last_seen", place.last_seen.id.hex()},
               {"in_head", place.in_head},
               {"refs", place.ref_count}});
}

void dump_sightings(const Run& run, const State& state, std::string& out) {
  for (const Sighting& sighting : state.sightings) {
    const ContentHits& content = state.contents[sighting.content];
    line(out, {{"path", to_valid_utf8(sighting.path)},
               {"content", content.id.hex()},
               {"rule", run.catalogue[content.hits[sighting.hit].winner.rule].id},
               {"span", span_of(content.hits[sighting.hit].winner.span)},
               {"in_tree", sighting.site != 0}});
  }
}

void dump_findings(const Run& run, const State& state, std::string& out) {
  for (const findings::Finding& finding : state.findings)
    line(out, {{"rule", run.catalogue[finding.rule].id},
               {"path", to_valid_utf8(finding.place.path)},
               {"line", finding.place.line},
               {"confidence", findings::name(finding.confidence)},
               {"state", findings::name(finding.state)},
               {"environment", finding.environment},
               {"fingerprint", finding.fingerprint}});
}

}  // namespace rummage::engine
