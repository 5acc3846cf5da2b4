#include <catch2/catch.hpp>

#include "tests/cli/session.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/generate.h"
#include "tests/support/skip.h"
#include "tests/tree/temp_dir.h"

using namespace rummage;
using namespace rummage::test;

namespace {

std::string secret(unsigned seed) {
  return expanded("DB_PASSWORD=${password:" + std::to_string(seed) + "}\n");
}

Said hook(std::vector<std::string> files = {}) {
  files.insert(files.begin(), {"hook", "pre-commit"});
  return typed(files);
}

}  // namespace

TEST_CASE("a clean commit is one line, a bad one the whole report") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("old.env", secret(91));
  repository.commit("base");
  const Inside root(repository.path());
  const Said nothing = hook();
  CHECK(nothing.code == 0);
  CHECK(nothing.out.empty());
  repository.write("new.txt", "hello\n");
  repository.git("add -A");
  CHECK(holds(hook().err, "what is staged (1 file): passes"));
  repository.write("new.env", secret(92));
  repository.git("add -A");
  const Said bad = hook();
  CHECK(bad.code == 1);
  CHECK(holds(bad.out, "new.env:1"));
  CHECK_FALSE(holds(bad.out, "old.env"));
}

TEST_CASE("Git's index of a partial commit is the one that is judged") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("a.txt", "hello\n");
  repository.commit("base");
  repository.write("new.env", secret(93));
  repository.shell("export GIT_INDEX_FILE=.git/other; git read-tree HEAD; git add new.env");
  const Inside root(repository.path());
  CHECK(hook().code == 0);
  const Variable other("GIT_INDEX_FILE", repository.path() + "/.git/other");
  CHECK(hook().code == 1);
}

TEST_CASE("a commit is judged by the configuration that is staged with it") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("a.txt", "hello\n");
  repository.commit("base");
  repository.write("new.env", secret(97));
  repository.write(".rummage.yaml", "version: 1\ngate: {fail_on: {secret: critical}}\n");
  repository.git("add new.env");
  const Inside root(repository.path());
  CHECK(hook().code == 1);
  repository.git("add .rummage.yaml");
  CHECK(hook().code == 0);
  repository.write(".rummage.yaml", "version: 1\ngaet: {}\n");
  CHECK(hook().code == 0);
  repository.git("add .rummage.yaml");
  const Said broken = hook();
  CHECK(broken.code == 2);
  CHECK(holds(broken.err, ".rummage.yaml:2"));
  CHECK(holds(broken.err, "did you mean \"gate\""));
}

TEST_CASE("pre-commit's other modes scan what they mean, never nothing") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("clean.txt", "hello\n");
  const std::string base = repository.commit("base");
  repository.write("old.env", secret(94));
  const std::string leak = repository.commit("leak");
  repository.write("staged.txt", "hello\n");
  repository.git("add -A");
  repository.write("untracked.env", secret(95));
  repository.write(".gitignore", "ignored.env\n");
  repository.write("ignored.env", secret(96));
  const Inside root(repository.path());
  const Variable framework("PRE_COMMIT", "1");
  CHECK(hook({"staged.txt"}).code == 0);
  CHECK(hook({"clean.txt"}).code == 0);
  CHECK(hook({"clean.txt", "old.env", "staged.txt"}).code == 1);  // run --all-files
  CHECK(hook({"untracked.env"}).code == 1);
  CHECK(hook({"ignored.env"}).code == 1);
  CHECK(hook({"nosuch.env"}).code == 3);
  CHECK(hook().code == 0);
  repository.git("reset -q");
  CHECK(hook().code == 1);  // nothing is staged and no commit is made: the whole index
  {
    const Variable commit("GIT_INDEX_FILE", repository.path() + "/.git/index");
    CHECK(hook().code == 0);  // git commit --allow-empty
  }
  const Variable from("PRE_COMMIT_FROM_REF", base), to("PRE_COMMIT_TO_REF", leak);
  CHECK(hook().code == 1);
  const Variable later("PRE_COMMIT_FROM_REF", leak);
  CHECK(hook().code == 0);
}

TEST_CASE("the hook is installed beside what is there, told of, and taken out again") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  const Inside root(repository.path());
  const std::string path = ".git/hooks/pre-commit", mine = "#!/bin/sh\necho mine\n";
  CHECK(holds(typed({"hooks", "status"}).out, "no hook"));
  CHECK(typed({"hooks", "install"}).code == 0);
  CHECK(holds(typed({"hooks", "status"}).out, "calls rummage"));
  CHECK(typed({"hooks", "uninstall"}).code == 0);
  CHECK_FALSE(std::filesystem::exists(path));
  spill(path, mine);
  CHECK(typed({"hooks", "install"}).code == 2);
  CHECK(slurp(path) == mine);
  CHECK(typed({"hooks", "install", "--append"}).code == 0);
  CHECK(holds(slurp(path), "rummage hook pre-commit"));
  CHECK(typed({"hooks", "uninstall"}).code == 0);
  CHECK(slurp(path) == mine);
}
