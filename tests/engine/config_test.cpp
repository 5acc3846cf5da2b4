#include <catch2/catch.hpp>
#include <map>

#include "engine/config/config.h"
#include "tests/engine/scene.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/skip.h"
#include "tests/tree/temp_dir.h"

using namespace rummage;
using namespace rummage::test;

namespace {

using Files = std::map<std::string, std::string>;

Result<engine::Config> read(const Files& files) {
  return engine::read_config(files.at("c.yaml"), "c.yaml", [&](const std::string& path) -> Result<std::string> {
    if (const auto at = files.find(path); at != files.end()) return at->second;
    return Error{"config/absent", "it is not there"};
  });
}

std::string fault(const Files& files) {
  const auto config = read(files);
  return config.ok() ? std::string() : config.error().message;
}

}  // namespace

TEST_CASE("a fault is told with the file that it stands in") {
  const std::string good = "version: 1\nextends: team/base.yaml\n";
  CHECK(fault({{"c.yaml", good}, {"team/base.yaml", "version: 1\nrules: {disable: [\"rbac/*\"]}\n"}}).empty());
  CHECK(fault({{"c.yaml", good}, {"team/base.yaml", "version: 1\n\nrulez: {}\n"}}) ==
        "team/base.yaml:3: the configuration: unknown key \"rulez\"; did you mean \"rules\"?");
  CHECK(fault({{"c.yaml", good}, {"team/base.yaml", "gate: [\n"}}).starts_with("team/base.yaml:"));
  CHECK(fault({{"c.yaml", good}}) == "c.yaml:2: extends: team/base.yaml: it is not there");
  // From three files deep, and in the first one after the others were read.
  CHECK(fault({{"c.yaml", good},
               {"team/base.yaml", "extends: more.yaml\n"},
               {"team/more.yaml", "version: 1\nversion: 2\n"}})
            .starts_with("team/more.yaml:"));
  CHECK(fault({{"c.yaml", good + "hook: {badget: 2s}\n"}, {"team/base.yaml", "version: 1\n"}})
            .starts_with("c.yaml:3: hook: unknown key"));
  CHECK(fault({{"c.yaml", "extends: [a.yaml, gone.yaml]\n"}, {"a.yaml", "version: 1\n"}})
            .starts_with("c.yaml:1: extends: gone.yaml"));
  CHECK(fault({{"c.yaml", "extends: c.yaml\n"}}) == "c.yaml:1: extends: more than 8 files deep");
}

TEST_CASE("an exception knows its file, and what is wrong with one is told once") {
  const std::string entry = "exceptions:\n- rule: secret/password\n  reason: test\n";
  CHECK(fault({{"c.yaml", "version: 1\n" + entry}}) == "c.yaml:3: an exception needs a justification");
  const Files files{{"c.yaml", "extends: a.yaml\n"}, {"a.yaml", entry + "  justification: of the test runner\n"}};
  const auto config = read(files);
  REQUIRE(config.ok());
  REQUIRE(config->exceptions.size() == 1);
  CHECK(config->exceptions[0].file == "a.yaml");
  CHECK(config->exceptions[0].line == 2);
}

TEST_CASE("an exception that matches nothing is told at its place") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write(".rummage.yaml",
                   "exceptions:\n- rule: secret/password\n  reason: test\n  justification: of the test runner\n");
  repository.commit("one");
  const auto places = said(run_ok(request_for(repository.path())));
  CHECK(places == std::vector<std::string>{".rummage.yaml:2 config/unused-exception"});
}

TEST_CASE("thresholds are known by name, have units and move the policy's line") {
  CHECK(fault({{"c.yaml", "policies: {token_lifetime: 2h, rotation_age: 90d}\n"}}).empty());
  CHECK(fault({{"c.yaml", "policies: {token_lifetim: 2h}\n"}}) ==
        "c.yaml:1: policies: unknown key \"token_lifetim\"; did you mean \"token_lifetime\"?");
  for (const char* wrong : {"often", "2 weeks", "-1s", "nan", "inf", "1e99d", "[1]"}) {
    INFO(wrong);
    CHECK(!fault({{"c.yaml", "policies: {token_lifetime: " + std::string(wrong) + "}\n"}}).empty());
  }
  CHECK(read({{"c.yaml", "policies: {token_lifetime: 2h}\n"}})->thresholds.token_lifetime == 7200);
  const TempDir folder;
  folder.write(
      "pod.yaml",
      "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: n}\nspec:\n"
      "  containers: [{name: web, image: \"web:1\"}]\n  volumes:\n  - name: t\n    projected:\n      sources:\n"
      "      - serviceAccountToken:\n          path: t\n          expirationSeconds: 90000\n");
  const auto told = [&](const std::string& config) {
    folder.write(".rummage.yaml", config);
    const engine::Outcome outcome = run_ok(request_for(folder.path(), engine::ScopeKind::directory));
    std::string message;
    for (const findings::Finding& finding : outcome.report.findings)
      if (outcome.report.catalogue->operator[](finding.rule).id == "hygiene/long-lived-token")
        message = finding.message;
    return message;
  };
  CHECK(told("version: 1\n") == "The mounted token stays valid for more than a day");
  CHECK(told("policies: {token_lifetime: 7d}\n").empty());
  CHECK(told("policies: {token_lifetime: 3600}\n") == "The mounted token stays valid for more than 3600 seconds");
}
