#include <catch2/catch.hpp>

#include "helm/chart/schema.h"
#include "helm/template/run.h"
#include "helm/value/from_yaml.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::helm;

namespace {

std::string problem(const std::string& schema, const std::string& values, int helm = 4) {
  sources::Sources all;
  Run run(all, sources::Recording::off);
  const sources::Text text = run.made(values, sources::Origin::values_leaf);
  const auto value = read_yaml(run.heap, all, sources::Recording::off, Ground(text));
  const yaml::Parsed parsed = yaml::parse(schema, 0);
  SchemaCheck check(parsed.documents.front().root, helm);
  return check.first_problem(*value).value_or("");
}

}  // namespace

TEST_CASE("values fit their schema or the first place that does not is named") {
  const std::string schema = R"({"type": "object", "required": ["a"], "additionalProperties": false,
    "properties": {"a": {"type": ["integer", "null"], "minimum": 1},
    "l": {"type": "array", "items": {"$ref": "#/$defs/n"}, "uniqueItems": true}},
    "patternProperties": {"^x": {"pattern": "^v"}}, "$defs": {"n": {"enum": ["p", "q", 1]}}})";
  CHECK(problem(schema, "{a: 1, l: [p, 1], xy: v2}").empty());
  CHECK(problem(schema, "{a: null}").empty());
  CHECK(problem(schema, "{}") == "/: required a");
  CHECK(problem(schema, "{a: 1.5}") == "/a: type");
  CHECK(problem(schema, "{a: 0}") == "/a: minimum");
  CHECK(problem(schema, "{a: 1, b: 2}") == "/b: additionalProperties");
  CHECK(problem(schema, "{a: 1, l: [p, z]}") == "/l/1: enum");
  CHECK(problem(schema, "{a: 1, l: [p, p]}") == "/l: uniqueItems");
  CHECK(problem(schema, "{a: 1, xy: w}") == "/xy: pattern");
}

TEST_CASE("choices and conditions of a schema") {
  CHECK(problem(R"({"anyOf": [{"type": "string"}, {"minimum": 3}]})", "2") == "/: anyOf");
  CHECK(problem(R"({"oneOf": [{"type": "number"}, {"minimum": 3}]})", "4") == "/: oneOf");
  CHECK(problem(R"({"not": {"type": "number"}})", "4") == "/: not");
  const std::string conditional =
      R"({"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}})";
  CHECK(problem(conditional, "{a: 1}") == "/: required b");
  CHECK(problem(conditional, "{c: 1}").empty());
  CHECK(problem(R"({"dependencies": {"a": ["b"]}})", "{a: 1}", 3) == "/: dependencies");
  CHECK(problem(R"({"format": "ipv4"})", "1.2.3", 3) == "/: format");
  CHECK(problem(R"({"format": "ipv4"})", "1.2.3", 4).empty());
}

TEST_CASE("what is no schema is said") {
  for (const auto* bad : {R"({"type": "strin"})", R"({"required": true})", R"({"properties": []})",
                          R"({"pattern": "("})", R"({"anyOf": []})", "[]"})
    CHECK(problem(bad, "{}").starts_with("the schema is none"));
  CHECK(problem(R"({"$ref": "https://example.com/s.json"})", "{}").ends_with("a reference that leads nowhere"));
  CHECK(problem(R"({"$ref": "#"})", "{}") == "/: references that lead in a circle");
  CHECK(problem(R"({"properties": {"a": {"$ref": "#"}}})", "{a: {a: {}}}").empty());
}
