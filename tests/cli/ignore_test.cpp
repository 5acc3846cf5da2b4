#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/cli/session.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/generate.h"
#include "tests/support/skip.h"
#include "tests/tree/temp_dir.h"

using namespace rummage;
using namespace rummage::test;

namespace {

std::string json(unsigned seed) {
  return expanded("{\n \"a\": 1,\n \"password\": \"${password:" + std::to_string(seed) + "}\"\n}\n");
}

int scan() {
  return typed({"scan", "--no-history", "--quiet"}).code;
}

}  // namespace

TEST_CASE("where no comment fits, ignore writes an exception at the root, for the value that stands there") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("sub/c.json", json(81));
  {
    const Inside sub(repository.path() + "/sub");
    CHECK(typed({"ignore", "c.json:3", "--reason", "a \"test\" value"}).code == 0);
    CHECK_FALSE(std::filesystem::exists(".rummage.yaml"));
    CHECK(holds(typed({"ignore", "c.json:3", "--reason", "again"}).out, "already"));
  }
  const Inside root(repository.path());
  CHECK(typed({"config", "check"}).code == 0);
  CHECK(scan() == 0);
  // A baseline made later keeps the exceptions' tags true.
  CHECK(typed({"baseline", "create"}).code == 0);
  CHECK(scan() == 0);
  repository.write("sub/c.json", json(82));
  CHECK(scan() == 1);
}

TEST_CASE("a line inside a block scalar is excepted, not marked") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  const std::string manifest = expanded(
      "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\ndata:\n  app.properties: |\n"
      "    db.password=${password:83}\n");
  repository.write("cm.yaml", manifest);
  const Inside root(repository.path());
  CHECK(scan() == 1);
  CHECK(typed({"ignore", "cm.yaml:7", "--reason", "only a test"}).code == 0);
  CHECK(slurp("cm.yaml") == manifest);
  CHECK(scan() == 0);
}

TEST_CASE("entries are added to a configuration that stands there, and an empty list becomes one") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  for (const char* before :
       {"version: 1\nexceptions: []\n", "version: 1\n# mine\nexceptions:\n", "# mine\nversion: 1"}) {
    ScratchRepo repository;
    repository.write("c.json", json(84));
    repository.write(".rummage.yaml", before);
    const Inside root(repository.path());
    CHECK(typed({"ignore", "c.json:3", "--reason", "why"}).code == 0);
    CHECK(scan() == 0);
  }
}

TEST_CASE("ignore refuses what it cannot mean") {
  TempDir folder;
  folder.write("c.json", json(85));
  const Inside here(folder.path());
  for (std::vector<std::string> words : {std::vector<std::string>{"ignore", "c.json", "--reason", "x"},
                                         {"ignore", "c.json:1", "--reason", "x"},
                                         {"ignore", "c.json:99", "--reason", "x"},
                                         {"ignore", "nosuch:1", "--reason", "x"},
                                         {"ignore", "c.json:3", "--reason", " "},
                                         {"ignore", "c.json:3", "--reason", "a\nb"},
                                         {"ignore", "c.json:3"}})
    CHECK(typed(words).code == 2);
  CHECK(typed({"ignore", "c.json:3", "--reason", "x"}).code == 0);
  CHECK(typed({"dir", ".", "--quiet"}).code == 0);
}

TEST_CASE("a baseline stands at the root and is of the whole repository") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("a.json", json(86));
  repository.write("sub/b.json", json(87));
  const Inside sub(repository.path() + "/sub");
  CHECK(typed({"baseline", "update"}).code == 2);
  CHECK(holds(typed({"baseline", "create"}).out, "2 known findings"));
  CHECK(typed({"baseline", "create"}).code == 2);
  CHECK(std::filesystem::exists("../.rummage.baseline.json"));
  CHECK(typed({"scan", "..", "--quiet", "--no-history"}).code == 0);
  std::filesystem::remove("b.json");
  CHECK(holds(typed({"baseline", "prune"}).out, "1 known finding, 0 of them new, 1 gone"));
}

TEST_CASE("the configuration is begun, checked and shown") {
  TempDir folder;
  const Inside here(folder.path());
  CHECK(typed({"config", "check"}).code == 2);
  CHECK(holds(typed({"config", "show"}).out, "max_file_size"));
  CHECK(typed({"config", "init"}).code == 0);
  CHECK(typed({"config", "init"}).code == 2);
  CHECK(typed({"config", "check"}).code == 0);
  CHECK(holds(typed({"config", "schema"}).out, "exceptions"));
  CHECK(holds(typed({"config", "schema", "--of", "findings"}).out, "fingerprint"));
}
