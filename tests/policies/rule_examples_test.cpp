// Generated from the rule files: every bad example fires exactly where it says, every good one is silent.
#include <catch2/catch.hpp>

#include <set>

#include "tests/policies/judged.h"

using namespace rummage;

namespace {

// What needs a second file has tests of its own.
bool is_judged_alone(const findings::Rule& rule) {
  const bool area = rule.area() == "cluster" || rule.area() == "hygiene" || rule.area() == "stores";
  return area && rule.id != "hygiene/sops-not-encrypted";
}

}  // namespace

TEST_CASE("every example of the areas cluster, hygiene and stores does what it says", "[rules]") {
  std::size_t rules = 0;
  for (const findings::Rule& rule : test::catalogue().rules()) {
    if (!is_judged_alone(rule)) continue;
    ++rules;
    test::check_examples(rule);
  }
  CHECK(rules >= 65);
}

TEST_CASE("flag patterns use known keys and name components", "[rules]") {
  const std::set<std::string_view> known = {"component",  "flag",     "unless", "missing", "present", "equals",
                                            "not_equals", "contains", "lacks",  "outside", "below"};
  for (const findings::Rule& rule : test::catalogue().rules()) {
    if (rule.area() != "cluster") continue;
    CAPTURE(rule.id);
    CHECK_FALSE(rule.references.empty());
    for (const findings::Datum& entry : findings::builtin_match(rule.id).children) {
      CAPTURE(entry.key);
      CHECK(known.contains(entry.key));
    }
  }
}
