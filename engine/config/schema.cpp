#include <nlohmann/json.hpp>

#include "engine/config/config.h"

namespace rummage::engine {
namespace {

using Json = nlohmann::ordered_json;

Json text(const char* what) {
  return {{"type", "string"}, {"description", what}};
}
Json texts(const char* what) {
  return {{"description", what}, {"type", {"array", "string"}}, {"items", {{"type", "string"}}}};
}
Json words(std::initializer_list<const char*> values) {
  return {{"enum", Json(values)}};
}
Json object(Json properties) {
  return {{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
}
Json severity() {
  return words({"critical", "high", "medium", "low"});
}
Json size() {
  return {{"type", {"integer", "string"}}, {"description", "bytes, or a number with KiB, MiB or GiB"}};
}

Json duration(const char* what) {
  return {{"type", {"number", "string"}}, {"description", std::string(what) + "; seconds, or with ms, s, m, h or d"}};
}

Json exception() {
  Json entry = object({{"rule", text("glob of rule ids")},
                       {"path", text("glob of paths")},
                       {"object", text("Kind/namespace/name")},
                       {"field", text("glob of fields")},
                       {"fingerprint", text("fingerprint of the finding")},
                       {"reason", words({"test", "false-positive", "rotated", "accepted"})},
                       {"justification", text("why this is right")},
                       {"approved_by", text("who says so")},
                       {"expires", text("last day, as 2027-01-31")},
                       {"tag", {{"type", "integer"}, {"minimum", 0}, {"maximum", 4095}}}});
  entry["required"] = {"justification"};
  return entry;
}

Json environments() {
  Json full = object({{"class", words({"prod", "stage", "test", "dev", "ci"})}, {"globs", texts("globs of paths")}});
  return {{"type", "object"}, {"additionalProperties", {{"oneOf", {full, texts("globs of paths")}}}}};
}

Json layers() {
  Json several = {{"type", "array"}, {"items", {{"type", "array"}, {"items", {{"type", "string"}}}}}};
  return {{"description", "by chart: values files from the root that make one layer, or a list of such lists"},
          {"type", "object"},
          {"additionalProperties", {{"oneOf", {texts("values files"), several}}}}};
}

Json gate() {
  Json by_area = {{"type", "object"},
                  {"properties", {{"environments", {{"type", "object"}, {"additionalProperties", severity()}}}}},
                  {"additionalProperties", severity()}};
  return object({{"fail_on", {{"oneOf", {severity(), by_area}}}}, {"new_ignores", words({"allow", "block"})}});
}

}  // namespace

std::string config_schema() {
  Json schema =
      object({{"version", {{"const", 1}}},
              {"extends", texts("configuration files to begin from, relative to this one")},
              {"environments", environments()},
              {"scan", object({{"exclude", texts("globs of paths")},
                               {"max_file_size", size()},
                               {"decode_depth", {{"type", "integer"}}},
                               {"archive_depth", {{"type", "integer"}}}})},
              {"rules", object({{"enable", texts("globs of rule ids")},
                                {"disable", texts("globs of rule ids")},
                                {"since", text("version whose newer rules never fail")}})},
              {"gate", gate()},
              {"hook", object({{"budget", duration("time for units")}})},
              {"render", object({{"values", layers()},
                                 {"kube_version", text("Kubernetes version")},
                                 {"api_versions", texts("API versions")}})},
              {"sharing", object({{"allowed", {{"type", "array"}, {"items", {{"type", "array"}}}}}})},
              {"policies", object({{"token_lifetime", duration("a mounted token that stays valid longer is told")},
                                   {"rotation_age", duration("not asked for by any policy yet")}})},
              {"test_values", texts("credentials in clear that are no secrets; what is found of them is suppressed")},
              {"tag_salt", text("salt of value tags")},
              {"exceptions", {{"type", "array"}, {"items", exception()}}}});
  Json whole = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", ".rummage.yaml"}};
  whole.update(schema);
  return whole.dump(2) + "\n";
}

}  // namespace rummage::engine
