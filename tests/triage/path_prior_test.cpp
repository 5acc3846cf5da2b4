#include "triage/path_prior.h"

#include <catch2/catch.hpp>

using namespace rummage;
using findings::Candidate;
using findings::Confidence;
using triage::path_prior;

namespace {

Confidence at(const char* path, std::int16_t score, Confidence sealed, std::uint32_t features = 0) {
  Candidate candidate;
  candidate.score = score;
  candidate.confidence = sealed;
  candidate.features = features;
  return triage::confidence_at(candidate, path);
}

}  // namespace

TEST_CASE("tests, documentation, examples and lock files speak against a credential") {
  CHECK(path_prior("charts/shop/values-prod.yaml") == 0);
  for (const char* path :
       {"tests/a.yaml", "src/Test/a.java", "docs/a.yaml", "README.md", "examples/a.yaml", "package-lock.json",
        "vendor/x/a.go", "a_test.go", "charts/x.tgz!x/tests/a.yaml", "app/.env.example"})
    CHECK(path_prior(path) < 0);
  CHECK(path_prior("tests/docs/a_test.go") == path_prior("tests/a_test.go"));
  CHECK(path_prior("contest/latest.yaml") == 0);
  CHECK(path_prior("app/.env") > 0);
  CHECK(path_prior("testdata/package-lock.json") == -3000);
}

TEST_CASE("a doubtful path lowers what only looks like a credential") {
  CHECK(at("a.yaml", 400, Confidence::medium) == Confidence::medium);
  CHECK(at("tests/a.yaml", 400, Confidence::medium) == Confidence::low);
  CHECK(at("tests/a.yaml", 2500, Confidence::medium) == Confidence::medium);
  CHECK(at("tests/a.yaml", 400, Confidence::high) == Confidence::medium);
  CHECK(at("app/.env", -300, Confidence::low) == Confidence::medium);
  CHECK(at("a.yaml", 300, Confidence::low) == Confidence::low);
}

TEST_CASE("what is proven, doubted by a check or held by a Secret is the same anywhere") {
  CHECK(at("tests/a.yaml", 0, Confidence::high, findings::checksum_valid) == Confidence::high);
  CHECK(at("tests/a.yaml", 0, Confidence::medium, findings::secret_object) == Confidence::medium);
  CHECK(at("app/.env", -100, Confidence::low, findings::checksum_failed) == Confidence::low);
  CHECK(at("app/.env", -100, Confidence::low, findings::known_example) == Confidence::low);
}
