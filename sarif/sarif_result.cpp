#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "sarif/sarif_message.h"
#include "sarif/sarif_parts.h"

namespace rummage::sarif {
namespace {

using findings::Finding;

Json logical_location_json(const findings::ObjectRef& object) {
  std::string full = object.kind;
  for (const std::string* part : {&object.ns, &object.name})
    if (!part->empty()) full += "/" + *part;
  Json json{{"name", object.name.empty() ? object.kind : object.name}, {"fullyQualifiedName", full + object.field}};
  json["kind"] = "resource";
  return json;
}

Json related_json(const Finding& finding, std::size_t count) {
  Json json = Json::array();
  for (std::size_t i = 0; i < count; ++i) {
    Json location{{"id", i + 1}};
    location.update(location_json(finding.related[i].place));
    location["message"] = {{"text", step_text(finding.related[i])}};
    json.push_back(std::move(location));
  }
  return json;
}

Json step_json(const findings::Step& step, const char* kind) {
  Json location = location_json(step.place);
  location["message"] = {{"text", step_text(step)}};
  Json json{{"location", std::move(location)}};
  if (kind) json["kinds"] = {kind};
  json["importance"] = "essential";
  return json;
}

Json flows_json(const Finding& finding, const Profile& profile) {
  const std::size_t count = std::min(finding.flow.size(), profile.flow_steps);
  Json steps = Json::array();
  for (std::size_t i = 0; i < count; ++i)
    steps.push_back(step_json(finding.flow[i], i == 0 ? "source" : i + 1 == count ? "sink" : nullptr));
  return Json::array({{{"threadFlows", Json::array({{{"locations", std::move(steps)}}})}}});
}

/// GitHub's action computes its own hash of a file that stands in the checkout; it cannot for anything else.
bool stands_in_checkout(const Finding& finding) {
  return finding.in_head && !finding.place.path.starts_with(".git/") &&
         finding.place.path.find('!') == std::string::npos;
}

Json fingerprints_json(const Finding& finding, const Profile& profile, const Options& options) {
  Json json{{"rummage/v1", finding.fingerprint}};
  const bool wanted = options.fingerprints == Fingerprints::stable ||
                      (options.fingerprints == Fingerprints::automatic && !stands_in_checkout(finding));
  if (profile.github && wanted) json["primaryLocationLineHash"] = finding.fingerprint.substr(0, 16) + ":1";
  return json;
}

/// An inline mark stands in the source; an exception, a baseline outside of it (3.35.2).
Json suppressions_json(const Finding& finding) {
  const bool in_source = finding.suppressed_by.starts_with("inline");
  return Json::array({{{"kind", in_source ? "inSource" : "external"},
                       {"status", "accepted"},
                       {"justification", finding.suppressed_by.empty() ? "suppressed" : finding.suppressed_by}}});
}

void put_history(Json& json, const Finding& finding) {
  if (finding.introduced) {
    json["commit"] = finding.introduced->commit;
    json["authorDate"] = finding.introduced->date;
  }
  if (finding.last_seen) json["lastSeen"] = {{"commit", finding.last_seen->commit}, {"date", finding.last_seen->date}};
  if (!finding.refs.empty()) json["refs"] = finding.refs;
  if (finding.ref_count) json["refCount"] = finding.ref_count;
  json["inHead"] = finding.in_head;
  if (!finding.reachable) json["reachable"] = false;
  if (!finding.held_by.empty()) json["heldBy"] = to_valid_utf8(finding.held_by);
  if (finding.status != findings::Status::none) json["status"] = name(finding.status);
}

Json properties_json(const Finding& finding, const findings::Catalogue& catalogue) {
  Json json{{"confidence", name(finding.confidence)}};
  if (!finding.environment.empty()) json["environment"] = finding.environment;
  if (!finding.unit.empty()) json["unit"] = finding.unit;
  if (!finding.object.empty()) json["object"] = object_json(finding.object);
  if (!finding.group.empty()) json["group"] = finding.group;
  if (!finding.redacted.empty()) json["redacted"] = finding.redacted;
  if (!finding.owners.empty()) json["owners"] = finding.owners;
  for (findings::RuleIndex index : finding.also) json["also"].push_back(catalogue[index].id);
  put_history(json, finding);
  return json;
}

}  // namespace

Json result_json(const Finding& finding, const findings::Catalogue& catalogue, const Profile& profile,
                 const Options& options) {
  const findings::Rule& rule = catalogue[finding.rule];
  const Grade rated = grade(rule.severity);
  const std::size_t related = std::min(finding.related.size(), profile.related);
  Json location = location_json(finding.place);
  if (!finding.object.empty()) location["logicalLocations"] = Json::array({logical_location_json(finding.object)});
  Json json{{"ruleId", rule.id},
            {"ruleIndex", finding.rule},
            {"kind", "fail"},
            {"level", rated.level},
            {"rank", rated.rank},
            {"message", {{"text", message_text(finding, rule, related)}}},
            {"locations", Json::array({std::move(location)})}};
  if (related) json["relatedLocations"] = related_json(finding, related);
  if (!finding.flow.empty()) json["codeFlows"] = flows_json(finding, profile);
  json["partialFingerprints"] = fingerprints_json(finding, profile, options);
  if (!profile.github && finding.state == findings::State::suppressed)
    json["suppressions"] = suppressions_json(finding);
  json["properties"] = properties_json(finding, catalogue);
  return json;
}

}  // namespace rummage::sarif
