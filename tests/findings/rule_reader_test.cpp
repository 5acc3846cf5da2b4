#include "findings/rule_reader.h"

#include <catch2/catch.hpp>

#include "findings/builtin_rules.h"

using namespace rummage;
using findings::RuleFile;

namespace {

const std::string head =
    "rules:\n  - id: secret/made-up\n    title: Made up\n    severity: high\n    precision: low\n    what: a\n    why: "
    "b\n"
    "    fix: c\n";

std::string error_of(const std::string& yaml) {
  auto file = RuleFile::read(yaml, "made.yaml");
  return file ? "" : file.error().message;
}

}  // namespace

TEST_CASE("a rule file is read with all its parts") {
  auto file =
      RuleFile::read(head +
                         "    since: \"0.1\"\n    cwe: [79, 1004]\n    tags: [own]\n    mappings: [\"CIS:1\"]\n    "
                         "match: {token: [a, b], check: c}\n    bad: [{text: \"x\\ny\", line: 2, path: p.yaml}]\n",
                     "made.yaml");
  REQUIRE(file);
  const findings::ReadRule& read = file->rules()[0];
  CHECK(read.line == 2);
  CHECK(read.rule.severity == findings::Severity::high);
  CHECK(std::vector(read.rule.tags.begin(), read.rule.tags.end()) ==
        std::vector<std::string_view>{"security", "own", "external/cwe/cwe-079", "external/cwe/cwe-1004"});
  CHECK(read.rule.bad[0].text == "x\ny");
  CHECK(read.rule.bad[0].line == 2);
  REQUIRE(read.match.find("token"));
  CHECK(read.match.find("token")->children[1].text == "b");
  CHECK(read.match.find("check")->line == 13);
}

TEST_CASE("errors name the file, the line and the nearest known key") {
  CHECK(error_of(head + "    severty: low\n") ==
        "made.yaml:9: unknown key `severty` in a rule; did you mean `severity`?");
  CHECK(error_of("rule: []\n") == "made.yaml:1: unknown key `rule` in a rule file; did you mean `rules`?");
  CHECK(error_of("rules:\n  - id: other/x\n    title: t\n").find("made.yaml:2: `other/x` is no id") == 0);
  CHECK(error_of(head + "    bad: [{text: x}]\n") == "made.yaml:9: a bad example needs `line`");
  CHECK(error_of(head + "    good: [{text: x, line: 1}]\n") == "made.yaml:9: a good example has no `line`");
  CHECK(error_of(head + "    cwe: [many]\n").find("made.yaml:9:") == 0);
  CHECK(error_of("rules: [\n").find("made.yaml:") == 0);
  CHECK(error_of("rules:\n  - title: t\n").find("a rule needs `id`") != std::string::npos);
}

TEST_CASE("aliases that multiply end in an error") {
  std::string bomb = head + "    match:\n      a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'k'; ++c) {
    bomb += std::string("      ") + c + ": &" + c + " [";
    for (int i = 0; i < 9; ++i) bomb += std::string(i ? ", *" : "*") + static_cast<char>(c - 1);
    bomb += "]\n";
  }
  CHECK(error_of(bomb).find("too deeply nested or too large") != std::string::npos);
}

TEST_CASE("the nearest word is found, and none for what is far away") {
  constexpr std::string_view known[] = {"severity", "precision"};
  CHECK(findings::nearest("severty", known) == "severity");
  CHECK(findings::nearest("xyz", known).empty());
}

TEST_CASE("built-in rules are complete and sorted") {
  auto rules = findings::builtin_rules();
  REQUIRE(rules.size() > 30);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    INFO(rules[i].id);
    if (i) CHECK(rules[i - 1].id < rules[i].id);
    CHECK_FALSE(rules[i].what.empty());
    CHECK_FALSE(rules[i].fix.empty());
    if (rules[i].area() != "config") CHECK_FALSE(rules[i].references.empty());
    CHECK(rules[i].tags[0] == "security");
  }
}
