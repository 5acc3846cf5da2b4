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

// main: one, two (slip), three (taken back).
struct Small {
  ScratchRepo repository;
  std::string first, last;
  Small() {
    repository.write("a.txt", "hello\n");
    first = repository.commit("one");
    repository.write("slip.env", secret(201));
    repository.commit("two");
    repository.git("rm -q slip.env");
    last = repository.commit("three");
  }
};

}  // namespace

TEST_CASE("a range is typed as for git log, with the repository or without") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  const Small small;
  const std::string& path = small.repository.path();
  CHECK(typed({"git", path, "HEAD~2..HEAD"}).code == 1);
  CHECK(typed({"git", path, "HEAD~1..HEAD"}).code == 0);
  CHECK(typed({"git", path, "HEAD~2"}).code == 0);
  CHECK(typed({"git", path, "main~1"}).code == 1);
  const Inside root(path);
  CHECK(typed({"git", "HEAD~2.."}).code == 1);
  CHECK(typed({"git", "main...HEAD~2"}).code == 1);
  CHECK(typed({"git", "--since-commit", "HEAD~2"}).code == 1);
  CHECK(typed({"git", "--since-commit", "HEAD~1"}).code == 0);
  CHECK(typed({"git", "--branch", "main"}).code == 1);
  CHECK(typed({"scan", "--since-commit", small.first.substr(0, 8)}).code == 1);
  CHECK(typed({"git", "--since-commit", std::string(40, '0')}).code == 1);
  CHECK(typed({"git", "--branch", "main", "--branch", "HEAD~2", "--since-commit", "HEAD~1"}).code == 0);
  const Said help = typed({"git", "--help"});
  for (const char* word : {"--since-commit", "--branch", "--fail-on-refs", "BASE..HEAD", "A...B"})
    CHECK(holds(help.out, word));
}

TEST_CASE("an empty range is clean and says so") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  const Small small;
  const Inside root(small.repository.path());
  for (const std::vector<std::string>& line : {std::vector<std::string>{"git", "HEAD..main"},
                                               {"git", "--since-commit", "HEAD"},
                                               {"scan", "--since-commit", "main"}}) {
    const Said said = typed(line);
    CHECK(said.code == 0);
    CHECK(holds(said.out, "no commit is in"));
  }
}

TEST_CASE("what is not known is refused in one line") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  const Small small;
  const Inside root(small.repository.path());
  for (const std::vector<std::string>& line : {std::vector<std::string>{"git", "nosuch..HEAD"},
                                               {"git", ".", "HEAD..nosuch"},
                                               {"git", ".", "nosuch"},
                                               {"git", "--since-commit", "nosuch"},
                                               {"git", "--branch", "nosuch"},
                                               {"scan", "--branch", "nosuch"},
                                               {"git", "--since-commit", std::string(40, 'a')}}) {
    const Said said = typed(line);
    CHECK(said.code == 2);
    CHECK(holds(said.err, "unknown revision"));
    CHECK(std::count(said.err.begin(), said.err.end(), '\n') == 1);
  }
  CHECK(typed({"git", "HEAD~1..HEAD", "--branch", "main"}).code == 2);
  CHECK(typed({"scan", "--no-history", "--since-commit", "HEAD"}).code == 2);
  CHECK(typed({"git", "--since-commit", "HEAD^{tree}"}).code == 2);
  const TempDir folder;
  CHECK(typed({"scan", folder.path(), "--since-commit", "HEAD"}).code == 2);
}

TEST_CASE("a range that a shallow clone cuts off says the cure, one inside of it is whole") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  const Small small;
  TempDir clones;
  small.repository.git("clone -q --depth 2 file://" + small.repository.path() + " " + clones / "c");
  const Inside root(clones / "c");
  CHECK(typed({"git", "--since-commit", "HEAD~1"}).code == 0);
  for (const std::vector<std::string>& line : {std::vector<std::string>{"git", "--since-commit", small.first},
                                               {"git", "HEAD~2..HEAD"},
                                               {"git", "--branch", "nosuch"}}) {
    const Said said = typed(line);
    CHECK(said.code == 3);
    CHECK(holds(said.err, "--unshallow"));
  }
  const Said cut = typed({"git", "--branch", "main"});
  CHECK(cut.code == 1);
  CHECK(holds(cut.out, "--unshallow"));
}

TEST_CASE("a bare repository's HEAD is where a range ends") {
  if (!have_git()) return skip_case("there is no git to make a repository with");
  const Small small;
  TempDir clones;
  small.repository.git("clone -q --bare " + small.repository.path() + " " + clones / "b.git");
  CHECK(typed({"git", clones / "b.git", "--since-commit", small.first}).code == 1);
  CHECK(typed({"scan", clones / "b.git", "--since-commit", "main~1"}).code == 0);
}
