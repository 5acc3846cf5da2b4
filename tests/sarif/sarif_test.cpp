#include <catch2/catch.hpp>
#include <chrono>
#include <nlohmann/json.hpp>

#include "sarif/formats.h"
#include "tests/sarif/golden.h"
#include "tests/sarif/random_report.h"
#include "tests/sarif/sample.h"
#include "tests/sarif/sarif_rules.h"

using namespace rummage;
using Faults = std::vector<std::string>;

namespace {

std::string log_of(const findings::Report& report, const char* format = "sarif", const sarif::Options& options = {}) {
  return sarif::write(**sarif::find_format(format), report, options);
}

nlohmann::json run_of(const std::string& log) {
  return nlohmann::json::parse(log)["runs"][0];
}

}  // namespace

TEST_CASE("both profiles keep the rules of code scanning for any report") {
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    const findings::Report report = test::random_report(seed, seed % 50);
    for (const char* format : {"sarif", "sarif:profile=github"}) {
      INFO(format << " " << seed);
      REQUIRE(test::sarif_faults(log_of(report, format)) == Faults{});
    }
  }
}

TEST_CASE("the checker sees what is broken") {
  const std::string log = log_of(test::sample_report());
  const auto broken = [&](const char* pointer, nlohmann::json value) {
    nlohmann::json tree = nlohmann::json::parse(log);
    tree[nlohmann::json::json_pointer(pointer)] = std::move(value);
    return !test::sarif_faults(tree.dump()).empty();
  };
  CHECK_FALSE(broken("/version", "2.1.0"));
  CHECK(broken("/runs/0/results", nullptr));
  CHECK(broken("/runs/0/results/0/ruleIndex", 7));
  CHECK(broken("/runs/0/results/0/kind", "review"));
  CHECK(broken("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", "/a b"));
  CHECK(broken("/runs/0/results/0/locations/0/physicalLocation/region/endColumn", 0));
  CHECK(broken("/runs/0/results/0/message/text", "See [x](9)."));
  CHECK(broken("/runs/0/tool/driver/rules/0/help/text", ""));
  CHECK(broken("/runs/0/tool/driver/rules/0/properties/security-severity", "high"));
  CHECK(broken("/runs/0/invocations/0/executionSuccessful", false));
  CHECK(broken("/runs/0/tool/driver/rules/0/relationships/0/target/index", 2));
}

TEST_CASE("GitHub gets no suppressed result, no baseline state and its fingerprint where it cannot compute one") {
  const nlohmann::json run = run_of(log_of(test::sample_report(), "sarif:profile=github"));
  CHECK(run["results"].size() == 6);
  for (const nlohmann::json& result : run["results"]) {
    CHECK_FALSE((result.contains("suppressions") || result.contains("baselineState")));
    CHECK(result["partialFingerprints"].contains("primaryLocationLineHash") !=
          result["properties"]["inHead"].get<bool>());
  }
}

TEST_CASE("the portable profile marks known and suppressed results and never holds GitHub's hash") {
  sarif::Options options;
  options.fingerprints = sarif::Fingerprints::stable;
  const nlohmann::json run = run_of(log_of(test::sample_report(), "sarif", options));
  CHECK(run["results"].size() == 7);
  CHECK(run["results"][3]["baselineState"] == "unchanged");
  CHECK(run["results"][4]["suppressions"][0]["kind"] == "inSource");
  for (const nlohmann::json& result : run["results"])
    CHECK_FALSE(result["partialFingerprints"].contains("primaryLocationLineHash"));
}

TEST_CASE("a category is an id of its own, and there is none without it") {
  sarif::Options options;
  CHECK_FALSE(run_of(log_of(test::clean_report())).contains("automationDetails"));
  options.category = "shop/history";
  CHECK(run_of(log_of(test::clean_report(), "sarif", options))["automationDetails"]["id"] == "shop/history/");
}

TEST_CASE("a link's text and the message around it are escaped") {
  findings::Report report = test::sample_report();
  report.findings.resize(1);
  report.findings[0].message = "List a[0] of \\x.";
  report.findings[0].related[0].place.path = "a]b";
  CHECK(run_of(log_of(report))["results"][0]["message"]["text"] == "List a\\[0\\] of \\\\x. See [a\\]b:8](1).");
}

TEST_CASE("GitHub gets the 25,000 worst results and the number of the rest, fast") {
  findings::Report report = test::clean_report();
  const findings::Finding low = test::sample_permission("k8s/role.yaml", 1), high = test::sample_secret("a.env", 1);
  for (std::uint32_t i = 0; i < 26000; ++i) {
    report.findings.push_back(i % 2 ? high : low);
    report.findings.back().place.line = report.findings.back().place.end_line = i + 1;
  }
  const auto begin = std::chrono::steady_clock::now();
  const std::string log = log_of(report, "sarif:profile=github");
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  CHECK(test::sarif_faults(log) == Faults{});
  const nlohmann::json run = run_of(log);
  CHECK(run["results"].size() == 25000);
  CHECK(run["results"][12999]["ruleId"] == "secret/sample-token");
  CHECK(run["results"][13000]["ruleId"] == "rbac/sample-reader");
  const nlohmann::json& notice = run["invocations"][0]["toolExecutionNotifications"][0];
  CHECK(notice["message"]["text"].get<std::string>().starts_with("1000 more results are not in this file"));
  CHECK(run_of(log_of(report))["results"].size() == 26000);
  CHECK(took.count() < 60);  // about one second; sanitizers and busy machines take more
}

TEST_CASE("GitHub gets the 1,000 worst notices and the number of the rest") {
  findings::Report report = test::clean_report();
  for (int i = 0; i < 1500; ++i)
    report.notices.push_back({"lfs/pointer", i < 1400 ? NoticeLevel::note : NoticeLevel::error, "m", "p", 0, ""});
  const auto told = [&](const char* format) {
    return run_of(log_of(report, format))["invocations"][0]["toolExecutionNotifications"];
  };
  CHECK(told("sarif").size() == 1500);
  const nlohmann::json github = told("sarif:profile=github");
  CHECK(github.size() == 1001);
  CHECK(github[99]["level"] == "error");
  CHECK(github[1000]["message"]["text"].get<std::string>().starts_with("500 more notices"));
}
