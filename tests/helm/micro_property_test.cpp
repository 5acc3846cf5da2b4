#include <catch2/catch.hpp>

#include "tests/helm/micro.h"
#include "tests/helm/pieces.h"
#include "tests/support/skip.h"

using namespace rummage;

TEST_CASE("Every template case gives the same bytes without recording, and pieces that tile and agree") {
  if (test::micro_corpus().cases.empty()) return test::skip_case("RUMMAGE_SHARED has no corpora/helm");
  for (const test::MicroCase& one : test::micro_corpus().cases) {
    INFO(one.id << ": " << one.text);
    test::MicroRun on(test::micro_corpus(), 4, sources::Recording::on);
    test::MicroRun off(test::micro_corpus(), 4, sources::Recording::off);
    auto with = on.run(one.text), without = off.run(one.text);
    REQUIRE(with.ok() == without.ok());
    if (!with) {
      CHECK(with.error().message == without.error().message);
      continue;
    }
    CHECK(with->view() == without->view());
    helm::check_pieces(on.sources, *with);
  }
}

TEST_CASE("Lenient evaluation of every template case ends, and agrees where nothing fails") {
  if (test::micro_corpus().cases.empty()) return test::skip_case("RUMMAGE_SHARED has no corpora/helm");
  for (const test::MicroCase& one : test::micro_corpus().cases) {
    INFO(one.id << ": " << one.text);
    test::MicroRun strict(test::micro_corpus(), 3, sources::Recording::off);
    test::MicroRun lenient(test::micro_corpus(), 3, sources::Recording::off, true);
    auto exact = strict.run(one.text), some = lenient.run(one.text);
    if (exact) {
      REQUIRE(some.ok());
      CHECK(exact->view() == some->view());
      CHECK(lenient.state.notices.empty());
    } else if (some) {
      CHECK(!lenient.state.notices.empty());
    }
  }
}
