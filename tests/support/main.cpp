#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#include <cstdio>

#include "tests/support/skip.h"

namespace {

Catch::Totals run_totals;

struct Totals : Catch::TestEventListenerBase {
  using TestEventListenerBase::TestEventListenerBase;
  void testRunEnded(Catch::TestRunStats const& stats) override {
    run_totals = stats.totals;
    TestEventListenerBase::testRunEnded(stats);
  }
};

}  // namespace

CATCH_REGISTER_LISTENER(Totals)

namespace rummage::test {

int skipped_cases = 0;

void skip_case(const std::string& reason) {
  ++skipped_cases;
  std::printf("skipped: %s: %s\n", Catch::getResultCapture().getCurrentTestName().c_str(), reason.c_str());
}

}  // namespace rummage::test

// The last line is for ./dev, which adds up the lines of all test programs.
int main(int argc, char** argv) {
  int code = Catch::Session().run(argc, argv);
  int skipped = rummage::test::skipped_cases;
  std::printf("cases: %zu passed, %zu failed, %d skipped\n", run_totals.testCases.passed - skipped,
              run_totals.testCases.failed, skipped);
  return code == 0 ? 0 : 1;
}
