#include "triage/baseline.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "tests/support/skip.h"
#include "tests/triage/sample.h"

using namespace rummage;
using triage::Baseline;

namespace {

std::vector<findings::Finding> findings_from(std::uint32_t first, std::uint32_t count) {
  std::vector<findings::Finding> found;
  for (std::uint32_t i = first; i < first + count; ++i)
    found.push_back(i % 3 ? test::finding_of("secret/token", "dir/f" + std::to_string(i) + ".env", i, i)
                          : test::finding_of("rbac/reader", "k8s/r" + std::to_string(i) + ".yaml", i));
  return found;
}

Baseline baseline_of(const std::vector<findings::Finding>& found) {
  Baseline baseline = triage::new_baseline();
  triage::update(baseline, found, test::triage_catalogue());
  return baseline;
}

}  // namespace

TEST_CASE("a baseline survives its file, and what it holds is known") {
  auto found = findings_from(1, 60);
  const Baseline baseline = baseline_of(found);
  const std::string text = triage::write_baseline(baseline);
  const auto read = triage::read_baseline(text);
  REQUIRE(read.ok());
  CHECK(read->salt == baseline.salt);
  CHECK(read->entries == baseline.entries);
  CHECK(triage::write_baseline(*read) == text);
  CHECK(triage::apply_baseline(found, *read) == 60);
  for (const auto& finding : found) REQUIRE(finding.state == findings::State::known);
  CHECK(triage::apply_baseline(found, *read) == 0);
}

TEST_CASE("a new value at a known place is new, and a suppressed finding stays so") {
  auto found = findings_from(1, 3);
  const Baseline baseline = baseline_of(found);
  found[0].value_tag ^= 1;
  found[1].state = findings::State::suppressed;
  CHECK(triage::apply_baseline(found, baseline) == 1);
  CHECK(found[0].state == findings::State::fresh);
  CHECK(found[1].state == findings::State::suppressed);
}

TEST_CASE("update adds and renews, prune drops what is gone") {
  auto found = findings_from(1, 10);
  Baseline baseline = baseline_of(found);
  auto more = findings_from(5, 10);
  more[0].value_tag ^= 1;
  more.back().state = findings::State::suppressed;
  triage::update(baseline, more, test::triage_catalogue());
  CHECK(baseline.entries.size() == 13);
  CHECK(triage::apply_baseline(more, baseline) == 9);
  CHECK(triage::prune(baseline, more) == 4);
  CHECK(baseline.entries.size() == 9);
}

TEST_CASE("the file is sorted, holds no line number, and adding an entry changes no other line") {
  std::mt19937 random(5);
  auto found = findings_from(1000, 40);
  Baseline baseline = triage::new_baseline();
  std::string before = triage::write_baseline(baseline);
  std::shuffle(found.begin(), found.end(), random);
  for (const auto& finding : found) {
    triage::update(baseline, {finding}, test::triage_catalogue());
    const std::string after = triage::write_baseline(baseline);
    CHECK(std::count(after.begin(), after.end(), '\n') == std::count(before.begin(), before.end(), '\n') + 1);
    std::istringstream lines(before);
    for (std::string line; std::getline(lines, line);)
      REQUIRE(("\n" + after).find("\n" + line + "\n") != std::string::npos);
    before = after;
  }
  CHECK(before.find("line") == std::string::npos);
}

TEST_CASE("a damaged baseline is an error that says what is wrong") {
  const std::string good = triage::write_baseline(baseline_of(findings_from(1, 2)));
  const auto refused = [](std::string text) { return !triage::read_baseline(text).ok(); };
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    return text.replace(text.find(from), from.size(), to);
  };
  CHECK_FALSE(refused(good));
  CHECK(refused(""));
  CHECK(refused("[]"));
  CHECK(refused(std::string(100000, '[')));
  CHECK(refused(changed("\"version\": 1", "\"version\": 2")));
  CHECK(refused(changed("\"salt\": \"", "\"salt\": \"x")));
  CHECK(refused(changed("\"fingerprint\":\"", "\"fingerprint\":\"g")));
  CHECK(refused(changed("\"tag\":\"", "\"tag\":\"1")));
  CHECK_FALSE(refused(changed("null\n]", "null,null\n]")));
}

TEST_CASE("two branches that add entries merge without conflict, as git merges") {
  if (std::system("git --version >/dev/null 2>&1") != 0) return test::skip_case("git is not here");
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("rummage-baseline-" + std::to_string(getpid()));
  fs::create_directories(folder);
  const Baseline common = baseline_of(findings_from(1, 40));
  Baseline ours = common, theirs = common;
  triage::update(ours, findings_from(201, 1), test::triage_catalogue());
  triage::update(theirs, findings_from(301, 2), test::triage_catalogue());
  std::ofstream(folder / "base") << triage::write_baseline(common);
  std::ofstream(folder / "ours") << triage::write_baseline(ours);
  std::ofstream(folder / "theirs") << triage::write_baseline(theirs);
  const std::string merge = "cd " + folder.string() + " && git merge-file -p ";
  REQUIRE(std::system((merge + "ours base theirs >merged 2>/dev/null").c_str()) == 0);
  REQUIRE(std::system((merge + "--union ours base theirs >union 2>/dev/null").c_str()) == 0);
  for (const char* name : {"merged", "union"}) {
    std::stringstream text;
    text << std::ifstream(folder / name).rdbuf();
    const auto merged = triage::read_baseline(text.str());
    REQUIRE(merged.ok());
    CHECK(merged->entries.size() == 43);
  }
  fs::remove_all(folder);
}

TEST_CASE("two baselines have two salts") {
  CHECK(triage::new_baseline().salt != triage::new_baseline().salt);
}
