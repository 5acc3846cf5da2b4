#include <catch2/catch.hpp>

#include <set>

#include "findings/builtin_rules.h"
#include "policies/rbac/pattern.h"
#include "tests/policies/judged.h"

using namespace rummage;
using Lines = std::vector<std::uint32_t>;

TEST_CASE("every bad example fires exactly at its line and every good one is silent", "[rules]") {
  std::size_t rules = 0;
  for (const findings::Rule& rule : test::catalogue().rules()) {
    if (rule.area() != "rbac") continue;
    ++rules;
    test::check_examples(rule);
  }
  CHECK(rules >= 70);
}

TEST_CASE("examples in flow style, as JSON and in a List fire alike", "[rules]") {
  test::Judged json = test::judged({R"({"apiVersion":"v1","kind":"List","items":[
{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"a"},
"rules":[{"apiGroups":[""],
"resources":["secrets"],"verbs":["get"]}]}]})"});
  CHECK(json.lines("rbac/secrets-read") == Lines{4});
  test::Judged typed =
      test::judged({"apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleList\nitems:\n"
                    "- metadata: {name: a}\n  rules:\n  - apiGroups: ['']\n"
                    "    resources: [secrets]\n    verbs: [get]\n"});
  CHECK(typed.lines("rbac/secrets-read") == Lines{7});
}

TEST_CASE("rule files of the area use known keys, rules and severities", "[rules]") {
  const std::set<std::string_view> known = {
      "grants", "together", "limit", "names", "unless", "through_wildcard", "effective_in_namespace"};
  for (const findings::Rule& rule : test::catalogue().rules()) {
    if (rule.area() != "rbac") continue;
    CAPTURE(rule.id);
    CHECK_FALSE(rule.mappings.empty());
    CHECK_FALSE(rule.references.empty());
    for (const findings::Datum& entry : findings::builtin_match(rule.id).children) {
      CAPTURE(entry.key);
      CHECK(known.contains(entry.key));
      if (entry.key == "unless") CHECK(test::catalogue().find(entry.text) != findings::no_rule);
    }
  }
  for (const policies::rbac::Pattern& pattern : policies::rbac::patterns())
    for (const policies::rbac::Power& power : pattern.grants) {
      CAPTURE(pattern.rule);
      CHECK_FALSE(power.resources.empty());
      CHECK_FALSE(power.verbs.empty());
    }
}
