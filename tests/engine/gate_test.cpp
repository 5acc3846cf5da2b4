#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "engine/baseline.h"
#include "engine/ignore.h"
#include "tests/engine/scene.h"
#include "tests/support/generate.h"
#include "tests/support/skip.h"

using namespace rummage;
using namespace rummage::test;

namespace {

std::string secret_line(unsigned seed) {
  return expanded("DB_PASSWORD=${password:" + std::to_string(seed) + "}\n");
}

engine::Outcome diff(const ScratchRepo& repository, const std::string& base, const std::string& head = "HEAD") {
  engine::Request request = request_for(repository.path(), engine::ScopeKind::range);
  request.scope.base = base;
  request.scope.head = head;
  request.scope.with_history = true;
  return run_ok(request);
}

engine::Outcome staged(const ScratchRepo& repository) {
  engine::Request request = request_for(repository.path(), engine::ScopeKind::index);
  request.scope.staged_only = true;
  return run_ok(request);
}

}  // namespace

TEST_CASE("a comparison says what the head adds, and only that") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("old.env", secret_line(1));
  const std::string base = repository.commit("base");
  repository.write("new.env", secret_line(2));
  repository.commit("a secret");
  const engine::Outcome outcome = diff(repository, base);
  CHECK(said(outcome) == std::vector<std::string>{"new.env:1 secret/password"});
  CHECK(outcome.report.exit_code == 1);
  CHECK(diff(repository, "HEAD").report.exit_code == 0);
}

TEST_CASE("a secret that was added and removed on the way is found") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("a.txt", "hello\n");
  const std::string base = repository.commit("base");
  repository.write("slip.env", secret_line(3));
  repository.commit("slip");
  repository.git("rm -q slip.env");
  repository.commit("take it back");
  CHECK(said(diff(repository, base)) == std::vector<std::string>{"slip.env:1 secret/password history"});
}

TEST_CASE("a new value at a known place is new; a moved one is known") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("a.env", secret_line(4));
  repository.write("b.env", secret_line(5));
  const std::string base = repository.commit("base");
  repository.write("a.env", secret_line(6));
  repository.git("mv b.env c.env");
  repository.commit("change");
  CHECK(said(diff(repository, base)) == std::vector<std::string>{"a.env:1 secret/password"});
}

TEST_CASE("a change does not silence itself") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("a.txt", "hello\n");
  const std::string base = repository.commit("base");
  // A password is of medium confidence, a token with a valid checksum of high.
  repository.write("new.env", expanded("DB_PASSWORD=${password:31} # rummage:ignore * -- mine\n"
                                       "GH=${github-pat:32} # rummage:ignore * -- mine too\n"));
  repository.commit("marks");
  const engine::Outcome outcome = diff(repository, base);
  CHECK(said(outcome) == std::vector<std::string>{"new.env:2 secret/github-pat"});
  const auto& notices = outcome.report.notices;
  CHECK(std::any_of(notices.begin(), notices.end(), [](const Notice& notice) {
    return notice.code == "triage/new-mark" && notice.path == "new.env" && notice.line == 1;
  }));
  CHECK(said(diff(repository, "HEAD")).empty());
}

TEST_CASE("the hook judges what is staged, not what lies in the worktree") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("known.env", secret_line(7));
  repository.commit("base");
  CHECK(staged(repository).report.exit_code == 0);
  repository.write("staged.env", secret_line(8));
  repository.git("add staged.env");
  repository.write("staged.env", "nothing here any more\n");
  repository.write("unstaged.env", secret_line(9));
  const engine::Outcome outcome = staged(repository);
  CHECK(said(outcome) == std::vector<std::string>{"staged.env:1 secret/password"});
  CHECK(outcome.report.exit_code == 1);
}

TEST_CASE("a baseline makes findings known, until the value changes") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("a.env", secret_line(10));
  repository.commit("base");
  engine::Request request = request_for(repository.path());
  request.scope.with_history = false;
  REQUIRE(engine::write_baseline(request, engine::BaselineAction::create).ok());
  CHECK(said(run_ok(request)).empty());
  CHECK(run_ok(request).report.exit_code == 0);
  repository.write("a.env", secret_line(11));
  CHECK(said(run_ok(request)).size() == 1);
  REQUIRE(engine::write_baseline(request, engine::BaselineAction::update).ok());
  CHECK(said(run_ok(request)).empty());
}

TEST_CASE("ignore writes a mark that silences the line") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("values.yaml", expanded("db:\n  password: ${password:12}\n"));
  engine::IgnoreRequest request;
  REQUIRE(engine::read_place(repository.path() + "/values.yaml:2", request).ok());
  request.reason = "a test database";
  const Result<std::string> done = engine::ignore(request);
  REQUIRE(done.ok());
  CHECK(slurp(repository.path() + "/values.yaml").find("# rummage:ignore secret/password -- a test database") !=
        std::string::npos);
  CHECK(said(run_ok(request_for(repository.path()))).empty());
}
