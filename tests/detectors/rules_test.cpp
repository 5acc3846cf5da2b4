// Every example of every rule file: a bad one fires exactly at its line with exactly its rule naming it, a good one is
// silent.
#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "detectors/matcher.h"
#include "detectors/sealing_scanner.h"
#include "findings/builtin_rules.h"
#include "tests/support/generate.h"

using namespace rummage;
using namespace rummage::detectors;

namespace {

struct Named {
  std::size_t line;
  std::string_view rule;
  bool operator==(const Named&) const = default;
};

struct Collect final : text::Sink<findings::Candidate> {
  std::vector<findings::Candidate> candidates;
  void record(const findings::Candidate& candidate) override {
    if (candidate.confidence != findings::Confidence::low) candidates.push_back(candidate);
  }
  void anchor(const text::Anchor&) override {}
};

// The scanner as a run has it.
struct Lane {
  findings::Catalogue catalogue{{findings::builtin_rules().begin(), findings::builtin_rules().end()}};
  findings::CredentialTable credentials{KeyedHash("test")};
  findings::SealedTable sealed;
  Matcher matcher{builtin_table()};
  SealingScanner scanner{matcher, {credentials, sealed, catalogue}};
};

// Overlapping candidates are one finding, named by the most specific rule; ties by id.
std::vector<Named> findings_of(const Lane& lane, const std::string& text) {
  Collect collect;
  text::scan_whole(lane.scanner, text, collect);
  auto better = [](const findings::Candidate& a, const findings::Candidate& b) {
    return std::tuple(-a.specificity, a.rule) < std::tuple(-b.specificity, b.rule);
  };
  std::stable_sort(collect.candidates.begin(), collect.candidates.end(), better);
  std::vector<findings::Candidate> kept;
  for (const findings::Candidate& candidate : collect.candidates) {
    auto overlaps = [&](const findings::Candidate& other) { return candidate.span.overlaps(other.span); };
    if (std::none_of(kept.begin(), kept.end(), overlaps)) kept.push_back(candidate);
  }
  std::vector<Named> out;
  for (const findings::Candidate& one : kept)
    out.push_back({1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + one.begin(), '\n')),
                   lane.catalogue[one.rule].id});
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
  Lane lane;
  for (const findings::Rule& rule : findings::builtin_rules()) {
    if (rule.area() != "secret" || findings::builtin_match(rule.id).empty()) continue;
    for (const findings::Example& example : rule.bad) {
      INFO(rule.id << " should fire at line " << example.line << " of: " << example.text);
      std::vector<Named> found = findings_of(lane, test::expanded(example.text));
      std::erase_if(found, [&](const Named& one) {
        return (one.line == example.line && one.rule == rule.id) || is_planted(example, one.rule);
      });
      CHECK(told(found) == "nothing");
      found = findings_of(lane, test::expanded(example.text));
      CHECK(std::count(found.begin(), found.end(), Named{example.line, rule.id}) == 1);
    }
    for (const findings::Example& example : rule.good) {
      INFO(rule.id << " should be silent on: " << example.text);
      CHECK(told(findings_of(lane, test::expanded(example.text))) == "nothing");
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
