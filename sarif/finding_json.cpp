#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "sarif/json_parts.h"

namespace rummage::sarif {
namespace {

using findings::Finding;

void put_position(Json& json, const Place& place) {
  put_path(json, place.path);
  json["line"] = number_or_null(place.line);
  json["column"] = number_or_null(place.column);
}

Json steps_json(const std::vector<findings::Step>& steps) {
  Json array = Json::array();
  for (const findings::Step& step : steps) {
    Json json = Json::object();
    put_position(json, step.place);
    json["message"] = step.message;
    array.push_back(std::move(json));
  }
  return array;
}

Json origins_json(const std::vector<findings::OriginPlace>& origins) {
  Json array = Json::array();
  for (const findings::OriginPlace& origin : origins) {
    Json json = Json::object();
    put_position(json, origin.place);
    json["kind"] = origin.kind;
    json["shadowed"] = origin.shadowed;
    array.push_back(std::move(json));
  }
  return array;
}

Json renderings_json(const std::vector<findings::Rendering>& renderings) {
  Json array = Json::array();
  for (const findings::Rendering& rendering : renderings)
    array.push_back({{"environment", text_or_null(rendering.environment)},
                     {"unit", text_or_null(rendering.unit)},
                     {"object", object_json(rendering.object)}});
  return array;
}

void put_history(Json& json, const Finding& finding) {
  json["commit"] = finding.introduced ? Json(finding.introduced->commit) : Json(nullptr);
  json["author_date"] = finding.introduced ? Json(finding.introduced->date) : Json(nullptr);
  json["last_seen"] = nullptr;
  if (finding.last_seen) json["last_seen"] = {{"commit", finding.last_seen->commit}, {"date", finding.last_seen->date}};
  json["refs"] = finding.refs;
  json["ref_count"] = finding.ref_count;
  json["reachable"] = finding.reachable;
  json["held_by"] = text_or_null(to_valid_utf8(finding.held_by));
  json["in_head"] = finding.in_head;
  json["status"] = text_or_null(name(finding.status));
}

void put_context(Json& json, const Finding& finding, const findings::Catalogue& catalogue) {
  json["environment"] = text_or_null(finding.environment);
  json["unit"] = text_or_null(finding.unit);
  json["rendered_in"] = renderings_json(finding.rendered_in);
  json["also"] = Json::array();
  for (findings::RuleIndex index : finding.also) json["also"].push_back(catalogue[index].id);
  json["object"] = object_json(finding.object);
  json["owners"] = finding.owners;
  json["origins"] = origins_json(finding.origins);
  json["related"] = steps_json(finding.related);
  json["flow"] = steps_json(finding.flow);
}

}  // namespace

Json finding_json(const Finding& finding, const findings::Catalogue& catalogue) {
  const findings::Rule& rule = catalogue[finding.rule];
  Json json{{"rule", rule.id},
            {"severity", name(rule.severity)},
            {"confidence", name(finding.confidence)},
            {"message", finding.message}};
  put_position(json, finding.place);
  json["end_line"] = number_or_null(finding.place.end_line);
  json["end_column"] = number_or_null(finding.place.end_column);
  put_history(json, finding);
  put_context(json, finding, catalogue);
  json["group"] = text_or_null(finding.group);
  json["state"] = name(finding.state);
  json["fingerprint"] = finding.fingerprint;
  json["redacted"] = text_or_null(finding.redacted);
  json["tags"] = rule.tags;
  return json;
}

}  // namespace rummage::sarif
