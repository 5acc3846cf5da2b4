// Generated from the rule files: every bad example fires exactly where it says, every good one is silent.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "findings/builtin_rules.h"
#include "policies/catalogue.h"
#include "yaml/parse.h"

using namespace rummage;

namespace {

const findings::Catalogue& catalogue() {
  static const findings::Catalogue made({findings::builtin_rules().begin(), findings::builtin_rules().end()});
  return made;
}

std::set<std::uint32_t> lines_of(std::string_view rule, std::string_view text) {
  const yaml::Parsed parsed = yaml::parse(text, 1);
  CHECK(parsed.issues.empty());
  const kubernetes::ObjectSet objects(kubernetes::objects_of(parsed));
  const access::Graph graph(objects);
  std::set<std::uint32_t> lines;
  for (const findings::Draft& draft : policies::judge({objects, graph, catalogue(), "prod"})) {
    if (catalogue()[draft.rule].id != rule) continue;
    CHECK(!draft.message.empty());
    CHECK(draft.span.begin.text == 1);
    const std::string_view before = text.substr(0, draft.span.begin.offset);
    lines.insert(1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')));
  }
  return lines;
}

bool is_policy(const findings::Rule& rule) {
  return rule.area() == "rbac" || rule.area() == "cluster" || rule.area() == "hygiene" || rule.area() == "stores";
}

}  // namespace

TEST_CASE("every example of a policy's rule file does what it says") {
  for (const findings::Rule& rule : findings::builtin_rules()) {
    if (!is_policy(rule)) continue;
    CAPTURE(rule.id);
    // What needs a second file has tests of its own.
    const bool of_files = rule.id == "hygiene/sops-not-encrypted";
    CHECK(rule.bad.empty() == of_files);
    CHECK(rule.good.empty() == of_files);
    for (const findings::Example& example : rule.bad) {
      CAPTURE(example.text);
      CHECK(lines_of(rule.id, example.text) == std::set<std::uint32_t>{example.line});
    }
    for (const findings::Example& example : rule.good) {
      CAPTURE(example.text);
      CHECK(lines_of(rule.id, example.text).empty());
    }
  }
}
