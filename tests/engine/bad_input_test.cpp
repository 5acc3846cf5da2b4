#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/engine/scene.h"
#include "tests/support/generate.h"
#include "tests/support/skip.h"
#include "tests/tree/temp_dir.h"

using namespace rummage;
using namespace rummage::test;

namespace {

const Notice* notice_of(const engine::Outcome& outcome, const std::string& code) {
  const auto& notices = outcome.report.notices;
  auto at = std::find_if(notices.begin(), notices.end(), [&](const Notice& notice) { return notice.code == code; });
  return at == notices.end() ? nullptr : &*at;
}

const std::string planted_line = expanded("DB_PASSWORD=${password:11}\n");

}  // namespace

TEST_CASE("a path that is not there, a history where there is none") {
  CHECK(engine::run(request_for("/nonexistent/path")).error().message.find("/nonexistent/path") != std::string::npos);
  TempDir folder;
  folder.write("a", "text");
  const auto answer = engine::run(request_for(folder.path(), engine::ScopeKind::history));
  REQUIRE_FALSE(answer.ok());
  CHECK(answer.error().message.find("repository") != std::string::npos);
}

TEST_CASE("a folder without Git is scanned and says so") {
  TempDir folder;
  folder.write("a.env", planted_line);
  const engine::Outcome outcome = run_ok(request_for(folder.path()));
  CHECK(outcome.report.findings.size() == 1);
  CHECK_FALSE(outcome.report.scope.note.empty());
  CHECK(outcome.report.exit_code == 1);
}

TEST_CASE("nothing to scan is not clean") {
  TempDir folder;
  CHECK(run_ok(request_for(folder.path(), engine::ScopeKind::directory)).report.exit_code == 3);
  if (!have_git()) return;
  const ScratchRepo empty;
  CHECK(run_ok(request_for(empty.path())).report.exit_code == 3);
}

TEST_CASE("a corrupt object is named, and the rest goes on") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("a.env", planted_line);
  repository.commit("one");
  repository.write("b.txt", "gone soon");
  const std::string commit = repository.commit("two");
  const std::string blob = repository.word("rev-parse " + commit + ":b.txt");
  spill(repository.path() + "/.git/objects/" + blob.substr(0, 2) + "/" + blob.substr(2), "no zlib stream");
  std::filesystem::remove(repository.path() + "/b.txt");
  const engine::Outcome outcome = run_ok(request_for(repository.path()));
  REQUIRE(notice_of(outcome, "git/corrupt-object") != nullptr);
  CHECK(notice_of(outcome, "git/corrupt-object")->message.find(blob) != std::string::npos);
  CHECK(outcome.report.findings.size() == 1);
}

TEST_CASE("a bomb of aliases, broken YAML and bytes that are no UTF-8 are said and passed over") {
  TempDir folder;
  std::string bomb = "apiVersion: v1\nkind: ConfigMap\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int j = 1; j < 10; ++j) bomb += ", " + before;
    bomb += "]\n";
  }
  folder.write("bomb.yaml", bomb);
  folder.write("broken.yaml", "apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nkind: [\n");
  folder.write("latin1.env", "NAME=caf\xE9\n" + planted_line);
  const engine::Outcome outcome = run_ok(request_for(folder.path(), engine::ScopeKind::directory));
  REQUIRE(notice_of(outcome, "yaml/limit") != nullptr);
  CHECK(notice_of(outcome, "yaml/limit")->path == "bomb.yaml");
  REQUIRE(notice_of(outcome, "yaml/syntax") != nullptr);
  CHECK(notice_of(outcome, "yaml/syntax")->path == "broken.yaml");
  CHECK(notice_of(outcome, "yaml/syntax")->line >= 4);
  CHECK(said(outcome) == std::vector<std::string>{"latin1.env:2 secret/password"});
}

TEST_CASE("a link that leads to itself, and one that leads out, are not followed") {
  TempDir folder;
  folder.link("loop", "loop");
  folder.link("out", "/etc/passwd");
  folder.write("a.env", planted_line);
  CHECK(said(run_ok(request_for(folder.path(), engine::ScopeKind::directory))).size() == 1);
}

TEST_CASE("a file above the limit is counted, not read") {
  TempDir folder;
  folder.write("big.txt", std::string(3u << 20, 'x') + "\n" + planted_line);
  folder.write("a.env", planted_line);
  engine::Request request = request_for(folder.path(), engine::ScopeKind::directory);
  request.options.limits.file_size = 1u << 20;
  const engine::Outcome outcome = run_ok(request);
  CHECK(said(outcome) == std::vector<std::string>{"a.env:1 secret/password"});
  REQUIRE(notice_of(outcome, "tree/too-large") != nullptr);
  CHECK(outcome.report.counts.bytes.skipped.at("size") > 3u << 20);
}

TEST_CASE("a directory without permission is an error in the report") {
  if (geteuid() == 0) return skip_case("root reads everything");
  TempDir folder;
  folder.write("closed/a.env", planted_line);
  folder.write("b.env", planted_line);
  ::chmod((folder / "closed").c_str(), 0);
  const engine::Outcome outcome = run_ok(request_for(folder.path(), engine::ScopeKind::directory));
  ::chmod((folder / "closed").c_str(), 0755);
  CHECK(notice_of(outcome, "tree/unreadable") != nullptr);
  CHECK(said(outcome).size() == 1);
}

TEST_CASE("a broken configuration names file, line and the nearest key") {
  TempDir folder;
  folder.write("a.env", planted_line);
  folder.write(".rummage.yaml", "version: 1\nexeptions: []\n");
  const auto answer = engine::run(request_for(folder.path(), engine::ScopeKind::directory));
  REQUIRE_FALSE(answer.ok());
  CHECK(answer.error().message.find(".rummage.yaml:2") != std::string::npos);
  CHECK(answer.error().message.find("exceptions") != std::string::npos);
}
