#include "triage/gate.h"

#include <catch2/catch.hpp>

#include "tests/triage/sample.h"

using namespace rummage;
using findings::Severity;
using triage::Gate;

namespace {

bool stops(const Gate& gate, std::string_view rule, const char* environment = "") {
  findings::Finding finding = test::finding_of(rule, "a.yaml", 1, rule.starts_with("secret") ? 1 : 0);
  finding.environment = environment;
  return triage::stops_at(gate, finding, test::triage_catalogue());
}

}  // namespace

TEST_CASE("without configuration the gate stops at what the contract names") {
  const Gate gate;
  for (const char* rule : {"secret/token", "secret/password", "sharing/pair", "rbac/reader", "stores/wide"})
    CHECK(stops(gate, rule));
  for (const char* rule : {"cluster/flag", "hygiene/env", "config/expired-exception"}) CHECK_FALSE(stops(gate, rule));
}

TEST_CASE("one threshold for all goes before an environment's, which goes before an area's") {
  Gate gate;
  gate.by_area["rbac"] = Severity::critical;
  CHECK_FALSE(stops(gate, "rbac/reader"));
  gate.by_environment["prod"] = Severity::low;
  gate.classes["eu-1"] = "prod";
  CHECK(stops(gate, "rbac/reader", "eu-1"));
  CHECK(stops(gate, "hygiene/env", "prod"));
  CHECK_FALSE(stops(gate, "rbac/reader", "dev"));
  gate.fail_on = Severity::critical;
  CHECK_FALSE(stops(gate, "rbac/reader", "eu-1"));
  CHECK(stops(gate, "secret/token"));
}

TEST_CASE("newer rules, other refs and other areas do not count where they are not asked for") {
  Gate gate;
  CHECK(stops(gate, "rbac/later"));
  gate.since = "1.4";
  CHECK_FALSE(stops(gate, "rbac/later"));
  CHECK(stops(gate, "rbac/reader"));
  gate.areas = {"secret", "sharing"};
  CHECK_FALSE(stops(gate, "rbac/reader"));
  CHECK(stops(gate, "secret/token"));
  findings::Finding elsewhere = test::finding_of("secret/token", "a.env", 1, 1);
  elsewhere.on_head = false;
  CHECK_FALSE(triage::stops_at(gate, elsewhere, test::triage_catalogue()));
  gate.all_refs = true;
  CHECK(triage::stops_at(gate, elsewhere, test::triage_catalogue()));
}

TEST_CASE("known and suppressed findings never count") {
  std::vector<findings::Finding> findings(3, test::finding_of("secret/token", "a.env", 1, 1));
  findings[0].state = findings::State::known;
  findings[1].state = findings::State::suppressed;
  const Gate gate;
  CHECK(triage::gating(gate, findings, test::triage_catalogue()) == std::vector<std::string>{findings[2].fingerprint});
}

TEST_CASE("findings give 1, also when incomplete; incomplete alone gives 3") {
  const std::vector<Notice> error = {{"git/missing-object", NoticeLevel::error, "m", "", 0, ""}};
  const std::vector<Notice> warning = {{"yaml/syntax", NoticeLevel::warning, "m", "", 0, ""}};
  CHECK(triage::exit_code(0, {}, {}) == 0);
  CHECK(triage::exit_code(0, warning, {}) == 0);
  CHECK(triage::exit_code(2, {}, {}) == 1);
  CHECK(triage::exit_code(2, error, {}) == 1);
  CHECK(triage::exit_code(0, error, {}) == 3);
  CHECK(triage::exit_code(0, error, {.exit_zero = false, .incomplete_warns = true}) == 0);
  CHECK(triage::exit_code(2, {}, {.exit_zero = true, .incomplete_warns = false}) == 0);
  CHECK(triage::exit_code(2, error, {.exit_zero = true, .incomplete_warns = false}) == 3);
}
