#include <catch2/catch.hpp>

#include "corpus.h"
#include "helm/functions/function.h"
#include "tests/support/skip.h"

using namespace rummage;
using namespace rummage::test;

namespace {

// What is wrong with a case; empty when it is right.
std::string wrong(const ChartCase& one, int version) {
  const ChartResult& expected = version == 3 ? one.helm3 : one.helm4;
  const helm::Rendering rendering = render_case(one, request_of(one, version));
  if (expected.good != !rendering.error) return expected.good ? "fails: " + rendering.error->message : "does not fail";
  const std::string printed = helm::print(rendering);
  return expected.good && printed != expected.out ? first_difference(expected.out, printed) : "";
}

// Upstream's tests print blank lines in front of `---`, as Helm 4.2 does, and know of Kubernetes 1.20 only.
std::string comparable(std::string text) {
  for (std::size_t at; (at = text.find("\n\n---")) != text.npos;) text.erase(at, 1);
  for (const auto* kube : {"minor: \"20\"", "minor: \"35\"", "version: \"v1.20.0\"", "version: \"v1.35.0\""})
    if (const std::size_t at = text.find(kube); at != text.npos) text.erase(at, std::string(kube).size());
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

bool functions_there() {
  return helm::find_function("toYaml", 4) != nullptr;
}

}  // namespace

TEST_CASE("scenario charts print what Helm 3.17.3 and 4.1.4 print") {
  std::size_t cases = 0;
  if (!functions_there() || !each_scenario([&](const ChartCase& one) {
        for (const int version : {3, 4}) {
          ++cases;
          INFO(one.id << " with Helm " << version);
          CHECK(wrong(one, version).empty());
        }
      }))
    return skip_case("the corpora are not there");
  CHECK(cases >= 100);
}

TEST_CASE("charts of Helm's own tests print what those expect") {
  std::size_t cases = 0;
  if (!functions_there() || !each_golden([&](const ChartCase& one) {
        ++cases;
        INFO(one.id);
        const helm::Rendering rendering = render_case(one, request_of(one, 4));
        REQUIRE(one.helm4.good == !rendering.error);
        if (!one.helm4.good) return;
        const std::string expected = comparable(one.helm4.out), printed = comparable(helm::print(rendering));
        CHECK(first_difference(expected, printed).ends_with("expected [] got []"));
        CHECK(expected.size() == printed.size());
      }))
    return skip_case("the corpora are not there");
  CHECK(cases >= 18);
}
