#include "triage/compare.h"

#include <catch2/catch.hpp>
#include <random>

#include "tests/triage/sample.h"

using namespace rummage;

namespace {

const triage::EnvironmentRanks ranks = {{"prod", 4}, {"dev", 1}};

findings::Finding secret(const std::string& path, findings::CredentialId credential, const char* environment = "dev") {
  findings::Finding finding = test::finding_of("secret/token", path, 1, credential);
  finding.environment = environment;
  return finding;
}

std::vector<bool> known(std::vector<findings::Finding> head, const std::vector<findings::Finding>& base) {
  triage::mark_known(head, base, ranks);
  std::vector<bool> states;
  for (const auto& finding : head) states.push_back(finding.state == findings::State::known);
  return states;
}

using States = std::vector<bool>;

}  // namespace

TEST_CASE("what the base has at the same place is known, a new value there is new") {
  CHECK(known({secret("a", 1), secret("b", 9)}, {secret("a", 1), secret("b", 2)}) == States{true, false});
  const auto role = test::finding_of("rbac/reader", "r.yaml", 1);
  CHECK(known({role}, {role}) == States{true});
}

TEST_CASE("a credential that moves stays known, one new place for each old one") {
  CHECK(known({secret("new", 1)}, {secret("old", 1)}) == States{true});
  CHECK(known({secret("new", 1), secret("new2", 1)}, {secret("old", 1)}) == States{true, false});
  CHECK(known({secret("old", 1), secret("copy", 1)}, {secret("old", 1)}) == States{true, false});
}

TEST_CASE("a credential that moves into a higher environment is new") {
  CHECK(known({secret("new", 1, "prod")}, {secret("old", 1, "dev")}) == States{false});
  CHECK(known({secret("new", 1, "dev")}, {secret("old", 1, "prod")}) == States{true});
  CHECK(known({secret("new", 1, "prod"), secret("new2", 1, "dev")}, {secret("o", 1, "dev"), secret("p", 1, "prod")}) ==
        States{true, true});
}

TEST_CASE("head against itself has nothing new, and against nothing all is new") {
  std::mt19937 random(3);
  std::vector<findings::Finding> findings;
  for (int i = 0; i < 200; ++i) findings.push_back(secret("f" + std::to_string(i), 1 + random() % 50));
  CHECK(known(findings, findings) == States(200, true));
  CHECK(known(findings, {}) == States(200, false));
  std::vector<findings::Finding> suppressed = findings;
  suppressed[0].state = findings::State::suppressed;
  CHECK(triage::mark_known(suppressed, findings, ranks) == 199);
}
