// Every example of every rule file: a bad one fires exactly at its line with exactly its rule naming it, a good one is
// silent.
#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "detectors/matcher.h"
#include "detectors/sealing_scanner.h"
#include "findings/builtin_rules.h"
#include "tests/detectors/generate.h"

using namespace rummage;
using namespace rummage::detectors;

namespace {

struct Named {
  std::size_t line;
  std::string_view rule;
  bool operator==(const Named&) const = default;
};

struct Collect final : text::Sink<Match> {
  std::vector<Match> matches;
  void record(const Match& match) override {
    if (confidence_of(match) != findings::Confidence::low) matches.push_back(match);
  }
  void anchor(const text::Anchor&) override {}
};

// Overlapping matches are one finding, named by the most specific rule; ties by id.
std::vector<Named> findings_of(const Matcher& matcher, const std::string& text) {
  Collect collect;
  text::scan_whole(matcher, text, collect);
  const Table& table = matcher.table();
  auto better = [&](const Match& a, const Match& b) {
    return std::tuple(-a.specificity, table.rules[a.rule]) < std::tuple(-b.specificity, table.rules[b.rule]);
  };
  std::sort(collect.matches.begin(), collect.matches.end(), better);
  std::vector<Match> kept;
  for (const Match& match : collect.matches) {
    auto overlaps = [&](const Match& other) { return match.at < other.end() && other.at < match.end(); };
    if (std::none_of(kept.begin(), kept.end(), overlaps)) kept.push_back(match);
  }
  std::vector<Named> out;
  for (const Match& match : kept)
    out.push_back({1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + match.at, '\n')),
                   table.rules[match.rule]});
  return out;
}

// An example may hold the token of another rule beside its own.
bool is_planted(const findings::Example& example, std::string_view rule) {
  return example.text.find("${" + std::string(rule.substr(rule.find('/') + 1)) + ":") != std::string_view::npos;
}

std::string told(const std::vector<Named>& named) {
  std::string out;
  for (const Named& one : named) out += std::string(one.rule) + " at line " + std::to_string(one.line) + "; ";
  return out.empty() ? "nothing" : out;
}

}  // namespace

TEST_CASE("every example of the rule files is judged as it says") {
  Matcher matcher(builtin_table());
  for (const findings::Rule& rule : findings::builtin_rules()) {
    if (rule.area() != "secret" || findings::builtin_match(rule.id).empty()) continue;
    for (const findings::Example& example : rule.bad) {
      INFO(rule.id << " should fire at line " << example.line << " of: " << example.text);
      std::vector<Named> found = findings_of(matcher, test::expanded(example.text));
      std::erase_if(found, [&](const Named& one) {
        return (one.line == example.line && one.rule == rule.id) || is_planted(example, one.rule);
      });
      CHECK(told(found) == "nothing");
      found = findings_of(matcher, test::expanded(example.text));
      CHECK(std::count(found.begin(), found.end(), Named{example.line, rule.id}) == 1);
    }
    for (const findings::Example& example : rule.good) {
      INFO(rule.id << " should be silent on: " << example.text);
      CHECK(told(findings_of(matcher, test::expanded(example.text))) == "nothing");
    }
  }
}

TEST_CASE("every rule has a bad and a good example") {
  for (const findings::Rule& rule : findings::builtin_rules()) {
    if (rule.area() != "secret" || findings::builtin_match(rule.id).empty()) continue;
    INFO(rule.id);
    CHECK_FALSE(rule.bad.empty());
    CHECK_FALSE(rule.good.empty());
  }
}
