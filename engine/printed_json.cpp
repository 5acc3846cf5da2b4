#include <cmath>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "engine/printed_unit.h"
#include "yaml/walk.h"

namespace rummage::engine {
namespace {

using Json = nlohmann::ordered_json;

Json text_json(std::string_view text) {
  return to_valid_utf8(text);
}

Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : text_json(text);
}

Json value_json(yaml::Node scalar) {
  switch (scalar.type()) {
    case yaml::ScalarType::null:
      return nullptr;
    case yaml::ScalarType::boolean:
      return scalar.as_bool().value_or(false);
    case yaml::ScalarType::integer:
      if (const auto whole = scalar.as_int()) return *whole;
      [[fallthrough]];
    case yaml::ScalarType::real:
      if (const auto real = scalar.as_double(); real && std::isfinite(*real)) return *real;
      return text_json(scalar.text());
    case yaml::ScalarType::timestamp:
      return yaml::timestamp_text(scalar.text());
    default:
      return text_json(scalar.text());
  }
}

Json object_json(yaml::Node root) {
  const yaml::Node metadata = root.find("metadata");
  return {{"api_version", text_or_null(root.find("apiVersion").text())},
          {"kind", text_or_null(root.find("kind").text())},
          {"namespace", text_or_null(metadata.find("namespace").text())},
          {"name", text_or_null(metadata.find("name").text())}};
}

void put_place(Json& json, const Place& place) {
  json["path"] = text_or_null(place.path);
  json["line"] = place.line != 0 ? Json(place.line) : Json(nullptr);
  json["column"] = place.line != 0 ? Json(place.column) : Json(nullptr);
}

Json origin_json(const PlacedOrigin& origin, TextPlaces& places) {
  Json json = Json::object();
  put_place(json, places.at(origin.leaf));
  json["kind"] = kustomize::name(origin.kind);
  json["primary"] = origin.primary;
  json["shadowed"] = origin.shadowed;
  json["via"] = Json::array();
  for (const OriginStep& step : origin.via) {
    Json via = Json::object();
    put_place(via, places.at(step.site));
    via["what"] = step.what;
    json["via"].push_back(std::move(via));
  }
  return json;
}

}  // namespace

std::string printed_json(const PrintedUnit& unit, ScalarOrigins* origins, TextPlaces& places) {
  std::string out = "[";
  const char* between = "\n";
  for (const PrintedDocument& document : unit.documents) {
    const Json object = object_json(document.document.root);
    yaml::walk_scalars(document.document.root, [&](const yaml::Leaf& leaf) {
      Json record = {{"document", document.number},
                     {"pointer", text_json(leaf.path.pointer())},
                     {"value", value_json(leaf.value)},
                     {"object", object}};
      if (origins != nullptr) {
        record["origins"] = Json::array();
        for (const PlacedOrigin& origin : origins->of(leaf.value))
          record["origins"].push_back(origin_json(origin, places));
      }
      out += between + record.dump();
      between = ",\n";
      return true;
    });
  }
  return out + "\n]\n";
}

}  // namespace rummage::engine
