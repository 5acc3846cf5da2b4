#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/engine/scene.h"
#include "tests/support/generate.h"
#include "tests/support/skip.h"

using namespace rummage;
using namespace rummage::test;

namespace {

// A credential that came in the first of three commits and left in the last.
struct Origin {
  Origin() {
    repo.write("a.env", expanded("token: ${github-pat:1}\n"));
    first = repo.commit("one");
    repo.write("a.env", expanded("token: ${github-pat:1}\nmore\n"));
    second = repo.commit("two");
    repo.git("branch side");
    repo.shell("rm a.env");
    repo.write("b", "b\n");
    repo.commit("three");
  }
  std::string clone(const std::string& options) const {
    repo.git("clone -q " + options + " 'file://" + repo.path() + "' '" + outside.path() + "/clone'");
    return outside.path() + "/clone";
  }
  ScratchRepo repo;
  ScratchDir outside;
  std::string first, second;
};

engine::Request request_of(const std::string& path) {
  engine::Request request = request_for(path, engine::ScopeKind::history);
  request.options.all_refs_fail = true;
  return request;
}

engine::Outcome history_of(const std::string& path) {
  return run_ok(request_of(path));
}

// "level message" of each notice with this code.
std::string told(const engine::Outcome& outcome, const std::string& code) {
  std::string all;
  for (const Notice& notice : outcome.report.notices)
    if (notice.code == code) all += std::string(name(notice.level)) + " " + notice.message + "\n";
  return all;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a shallow clone names where it is cut off and the cure, and what is there is scanned") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  const Origin origin;
  const engine::Outcome outcome = history_of(origin.clone("--depth 2"));
  const std::string notice = told(outcome, "git/shallow");
  CHECK(has(notice, "error"));
  CHECK(has(notice, origin.second.substr(0, 12)));
  CHECK(has(notice, "git fetch --unshallow"));
  CHECK(has(notice, "fetch-depth: 0"));
  REQUIRE(outcome.report.findings.size() == 1);
  CHECK_FALSE(outcome.report.findings.front().introduced);
  CHECK(outcome.report.exit_code == 1);
  engine::Request quiet = request_of(outcome.report.scope.root);
  quiet.options.only = {"rbac/*"};
  CHECK(run_ok(quiet).report.exit_code == 3);
}

TEST_CASE("a clone of one branch says so and how to widen it") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  const Origin origin;
  const engine::Outcome outcome = history_of(origin.clone("--single-branch --branch main"));
  const std::string notice = told(outcome, "git/single-branch");
  CHECK(has(notice, "warning"));
  CHECK(has(notice, "a clone of main only"));
  CHECK(has(notice, "git remote set-branches origin '*' && git fetch origin"));
  CHECK(outcome.report.scope.complete);
  REQUIRE(outcome.report.findings.size() == 1);
  CHECK(outcome.report.findings.front().introduced->commit == origin.first);
}

TEST_CASE("a whole clone says nothing of the kind") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  const Origin origin;
  const engine::Outcome outcome = history_of(origin.clone(""));
  for (const char* code : {"git/shallow", "git/single-branch", "git/partial-clone", "git/missing-object"})
    CHECK(told(outcome, code) == "");
}

TEST_CASE("a partial clone names objects that were not fetched, and is incomplete") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  const Origin origin;
  origin.repo.git("config uploadpack.allowFilter true");
  const engine::Outcome outcome = history_of(origin.clone("--filter=blob:none"));
  const std::string absent = origin.repo.word("rev-parse " + origin.first + ":a.env");
  CHECK(has(told(outcome, "git/partial-clone"), "git fetch --refetch --no-filter"));
  CHECK(has(told(outcome, "git/missing-object"), absent));
  CHECK(has(told(outcome, "git/missing-object"), "error"));
  CHECK(outcome.report.findings.empty());
  CHECK(outcome.report.exit_code == 3);
}

TEST_CASE("a commit that is gone is named, and so are grafts") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  const Origin origin;
  origin.repo.shell("rm -f .git/objects/" + origin.first.substr(0, 2) + "/" + origin.first.substr(2));
  spill(origin.repo.path() + "/.git/info/grafts", origin.second + "\n");
  const engine::Outcome outcome = history_of(origin.repo.path());
  CHECK(has(told(outcome, "git/missing-object"), origin.first));
  CHECK(has(told(outcome, "git/grafts"), "note"));
  REQUIRE(outcome.report.findings.size() == 1);
  CHECK_FALSE(outcome.report.findings.front().introduced);
  CHECK(outcome.report.exit_code == 1);
}
