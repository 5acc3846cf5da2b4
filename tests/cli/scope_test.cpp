#include <sys/stat.h>

#include <algorithm>
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

// What a comparison is made with is told by these; the machine that runs the tests may set them too.
struct NoCi {
  Variable github{"GITHUB_BASE_REF", ""}, gitlab{"CI_MERGE_REQUEST_TARGET_BRANCH_NAME", ""},
      sha{"CI_MERGE_REQUEST_DIFF_BASE_SHA", ""};
};

}  // namespace

TEST_CASE("paths of `dir` are relative to the one folder, as typed when there are several") {
  TempDir folder;
  folder.write("a/x.env", secret(101));
  folder.write("b/y.env", secret(102));
  const Inside here(folder.path());
  CHECK(holds(typed({"dir", "a", "--format", "jsonl"}).out, "\"path\":\"x.env\""));
  const Said several = typed({"dir", "a", "./b/y.env", "--format", "jsonl"});
  CHECK(holds(several.out, "\"path\":\"a/x.env\""));
  CHECK(holds(several.out, "\"path\":\"./b/y.env\""));
}

TEST_CASE("a file that is named is scanned alone, and a link for what it leads to") {
  TempDir folder;
  folder.write("x.env", secret(103));
  folder.write("y.env", secret(104));
  folder.link("to-x", "x.env");
  const std::string report = typed({"dir", folder / "to-x", "--format", "json"}).out;
  CHECK(holds(report, "\"path\":\"x.env\""));
  CHECK_FALSE(holds(report, "y.env"));
  CHECK(holds(report, "\"files\":1"));
}

TEST_CASE("what is neither a file nor a folder is refused, not taken for clean") {
  TempDir folder;
  ::mkfifo((folder / "pipe").c_str(), 0600);
  folder.link("to-pipe", "pipe");
  for (const char* name : {"pipe", "to-pipe", "nosuch"}) CHECK(typed({"dir", folder / name}).code == 2);
}

TEST_CASE("standard input is read up to the limit, and what is cut off is told") {
  const std::string text = secret(109) + std::string(100, '#') + "\n" + secret(110);
  const Said whole = typed({"stdin", "--format", "jsonl"}, text);
  CHECK(std::count(whole.out.begin(), whole.out.end(), '\n') == 2);
  const Said cut = typed({"stdin", "--max-file-size", "80", "--format", "json"}, text);
  CHECK(cut.code == 1);
  CHECK(holds(cut.out, "tree/too-large"));
  CHECK_FALSE(holds(cut.out, "\"line\":3"));
  CHECK_FALSE(holds(whole.out, "too-large"));
}

TEST_CASE("a link that leads in a circle is told") {
  TempDir folder;
  folder.write("a.txt", "hello\n");
  folder.link("b", "c");
  folder.link("c", "b");
  const Said said = typed({"dir", folder.path()});
  CHECK(said.code == 0);
  CHECK(holds(said.out, "tree/link-loop"));
}

TEST_CASE("the configuration's file size holds for the trees it stands in") {
  TempDir folder;
  folder.write(".rummage.yaml", "version: 1\nscan:\n  max_file_size: 40\n  exclude: [\"b*\"]\n");
  folder.write("a.env", secret(105) + std::string(100, '#') + "\n");
  folder.write("b.env", secret(108));
  const Said said = typed({"dir", folder.path()});
  CHECK(said.code == 0);
  CHECK(holds(said.out, "tree/too-large"));
}

TEST_CASE("a comparison takes its base from the CI system, and says what it lacks") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("old.env", secret(106));
  repository.commit("base");
  repository.git("checkout -q -b feature");
  repository.write("new.env", secret(107));
  repository.commit("change");
  const Inside root(repository.path());
  const NoCi none;
  CHECK(typed({"diff"}).code == 2);
  CHECK(typed({"diff", "nosuch"}).code == 2);
  CHECK(typed({"diff", "main", "nosuch"}).code == 2);
  for (const char* name : {"GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"}) {
    const Variable target(name, "main");
    const Said said = typed({"diff"});
    CHECK(said.code == 1);
    CHECK(holds(said.out, "new.env"));
    CHECK_FALSE(holds(said.out, "old.env"));
  }
  const Variable target("GITHUB_BASE_REF", "release");
  CHECK(holds(typed({"diff"}).err, "GITHUB_BASE_REF says release"));
}

TEST_CASE("a shallow clone is incomplete and says the cure") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  ScratchRepo repository;
  repository.write("a.txt", "one\n");
  const std::string base = repository.commit("base");
  repository.write("a.txt", "two\n");
  repository.commit("change");
  TempDir clones;
  repository.git("clone -q --depth 1 file://" + repository.path() + " " + clones / "c");
  const Inside root(clones / "c");
  const NoCi none;
  const Said scan = typed({"scan"});
  CHECK(scan.code == 3);
  CHECK(holds(scan.out, "--unshallow"));
  CHECK(typed({"scan", "--no-history"}).code == 0);
  const Said diff = typed({"diff", base});
  CHECK(diff.code == 3);
  CHECK(holds(diff.err, "--unshallow"));
}

TEST_CASE("an empty repository is not clean, one whose first file is not committed is scanned") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  const ScratchRepo repository;
  const Inside root(repository.path());
  CHECK(typed({"scan"}).code == 3);
  CHECK(typed({"git"}).code == 3);
  repository.write("a.txt", "hello\n");
  CHECK(typed({"scan"}).code == 0);
}
