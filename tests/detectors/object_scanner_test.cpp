#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <set>
#include <string>

#include "detectors/scanner.h"
#include "findings/builtin_rules.h"
#include "tests/detectors/inspect_support.h"
#include "tests/detectors/negatives.h"

using namespace rummage;
using findings::Candidate;

namespace {

/// Everything that the text lane says about a text, after structural verdicts.
class Lane {
 public:
  Lane() : catalogue_(rules()), scanner_(detectors::make_scanner({credentials_, sealed_, catalogue_})) {}

  std::vector<Candidate> scan(std::string_view text) const {
    struct Collector final : text::Sink<Candidate> {
      std::vector<Candidate> found, verdicts;
      void record(const Candidate& candidate) override {
        (candidate.rule == findings::no_rule ? verdicts : found).push_back(candidate);
      }
      void anchor(const text::Anchor&) override {}
    } sink;
    text::scan_whole(*scanner_, text, sink);
    std::erase_if(sink.found, [&](const Candidate& candidate) {
      bool low = candidate.confidence == findings::Confidence::low;
      return low || std::any_of(sink.verdicts.begin(), sink.verdicts.end(),
                                [&](const Candidate& verdict) { return detectors::drops(verdict, candidate); });
    });
    return sink.found;
  }

 private:
  static std::vector<findings::Rule> rules() {
    std::span<const findings::Rule> all = findings::builtin_rules();
    return {all.begin(), all.end()};
  }
  findings::CredentialTable credentials_{KeyedHash("test")};
  findings::SealedTable sealed_;
  findings::Catalogue catalogue_;
  std::unique_ptr<text::ContentScanner<Candidate>> scanner_;
};

std::string manifest(const test::Negative& negative, const std::string& value) {
  return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\nstringData:\n  region: eu-west-1\n  " +
         negative.twin_key + ": '" + value + "'\n";
}

}  // namespace

TEST_CASE("both lanes together are silent on what is no value and agree on its twin") {
  Lane lane;
  std::mt19937 engine(31337);
  for (test::Negative negative : test::make_negatives(engine, 8)) {
    std::string real = test::make_password(engine);
    std::string twin = manifest(negative, real);
    negative.twin_key.swap(negative.key);
    INFO(negative.what << ": " << manifest(negative, negative.value) << twin);
    CHECK(lane.scan(manifest(negative, negative.value)).empty());
    std::set<findings::CredentialId> credentials;
    for (const Candidate& candidate : lane.scan(twin)) {
      credentials.insert(candidate.credential);
      CHECK(twin.substr(candidate.begin(), candidate.end() - candidate.begin()) == real);
    }
    CHECK(credentials.size() == 1);
  }
}

TEST_CASE("documents of one text are inspected each once, and a text full of kinds costs no more than its length") {
  Lane lane;
  std::mt19937 engine(5);
  test::Negative key{"", "password", "", "password"};
  std::string text;
  for (int at = 0; at < 50; ++at) text += "---\n" + manifest(key, test::make_password(engine));
  std::set<std::uint32_t> lines;
  for (const Candidate& candidate : lane.scan(text)) lines.insert(test::line_of(text, candidate.begin()));
  CHECK(lines.size() == 50);
  std::string dense = "{\"definitions\": [";
  for (int at = 0; at < 60000; ++at) dense += "{\"kind\": \"x\", \"apiVersion\": \"v1\"},";
  auto before = std::chrono::steady_clock::now();
  CHECK(lane.scan(dense + "{}]}").empty());
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(5));
}
