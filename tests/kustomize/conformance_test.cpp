#include <catch2/catch.hpp>
#include <iostream>

#include "conformance.h"
#include "tests/support/skip.h"

using namespace rummage::kustomize::test;

namespace {

struct Score {
  std::map<std::string, std::string> wrong;
  std::set<std::string> all;
  std::size_t scored = 0, right = 0, same_bytes = 0;

  double share() const { return scored == 0 ? 0 : static_cast<double>(right) / static_cast<double>(scored); }
  void count(const CorpusBuild& entry, const std::string& difference, bool bytes) {
    all.insert(entry.id);
    ++scored;
    if (difference.empty()) ++right;
    if (bytes) ++same_bytes;
    if (!difference.empty()) wrong[entry.id] = entry.repository + " " + entry.directory + ": " + difference;
  }
  void tell(const char* what) const {
    std::cout << what << ": " << right << " of " << scored << " right, " << same_bytes << " byte-equal\n";
  }
};

}  // namespace

TEST_CASE("builds of public repositories print what Kustomize prints") {
  if (corpora().empty()) return rummage::test::skip_case("the corpora are not there");
  Score succeed, fail;
  for (const CorpusBuild& entry : portable_builds()) {
    const StrictBuild built = build_strictly(entry);
    if (!entry.succeeds) {
      fail.count(entry, built.error.empty() ? "must fail, and does not" : "", false);
    } else if (!entry.expected.empty()) {
      const std::string difference =
          built.error.empty() ? first_difference(entry.expected, built.printed) : built.error;
      succeed.count(entry, difference, built.printed == entry.expected);
    }
  }
  succeed.tell("kustomize builds");
  fail.tell("kustomize builds that must fail");
  CHECK(succeed.share() >= 0.92);
  const auto expected = expected_failures("expected_failures.txt");
  check_against(expected, succeed.wrong, succeed.all);
  check_against(expected, fail.wrong, fail.all);
}

TEST_CASE("cases of Kustomize's own tests") {
  if (corpora().empty()) return rummage::test::skip_case("the corpora are not there");
  Score score;
  for (const CorpusBuild& entry : krusty_builds()) {
    const StrictBuild built = build_strictly(entry);
    const std::string difference =
        built.error.empty() ? first_difference_unordered(entry.expected, built.printed) : built.error;
    score.count(entry, difference, built.printed == entry.expected);
  }
  score.tell("krusty cases");
  CHECK(score.share() >= 0.85);
  check_against(expected_failures("expected_failures.txt"), score.wrong, score.all);
}
