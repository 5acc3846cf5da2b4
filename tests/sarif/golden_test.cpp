#include "tests/sarif/golden.h"

#include <catch2/catch.hpp>

#include "sarif/formats.h"
#include "tests/sarif/random_report.h"
#include "tests/sarif/sample.h"

using namespace rummage;

namespace {

std::string written(std::string_view format, const findings::Report& report, const sarif::Options& options = {}) {
  return sarif::write(**sarif::find_format(format), report, options);
}

}  // namespace

TEST_CASE("every format writes the sample report as its golden file has it") {
  const findings::Report report = test::sample_report();
  CHECK(test::matches_golden("sample.json", written("json", report)));
  CHECK(test::matches_golden("sample.jsonl", written("jsonl", report)));
  CHECK(test::matches_golden("sample.sarif", written("sarif", report)));
  CHECK(test::matches_golden("sample-github.sarif", written("sarif:profile=github", report)));
  CHECK(test::matches_golden("sample.txt", written("human", report)));
}

TEST_CASE("every format writes a clean report as its golden file has it") {
  const findings::Report report = test::clean_report();
  CHECK(test::matches_golden("clean.json", written("json", report)));
  CHECK(written("jsonl", report).empty());
  CHECK(test::matches_golden("clean.sarif", written("sarif", report)));
  CHECK(test::matches_golden("clean.txt", written("human", report)));
}

TEST_CASE("options change what they name") {
  const findings::Report report = test::sample_report();
  sarif::Options options;
  options.show_known = options.show_suppressed = true;
  options.category = "shop";
  options.fingerprints = sarif::Fingerprints::stable;
  CHECK(test::matches_golden("all.jsonl", written("jsonl", report, options)));
  CHECK(test::matches_golden("all-github.sarif", written("sarif:profile=github", report, options)));
  CHECK(test::matches_golden("all.txt", written("human", report, options)));
}

TEST_CASE("hostile names stand in a golden log too, for the validators that read the folder") {
  CHECK(test::matches_golden("hostile.sarif", written("sarif", test::random_report(11, 12))));
}
