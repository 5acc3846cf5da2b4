#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "git/store/index_file.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/skip.h"

namespace rummage::git::store {
namespace {

// As `git ls-files --stage -z` prints it.
std::string listing(const Index& index) {
  std::string out;
  for (const IndexEntry& entry : index.entries) {
    out += fmt::format("{:06o} {} {}\t{}", entry.mode, entry.id.hex(), entry.stage, entry.path);
    out += '\0';
  }
  return out;
}

void check_index(const test::ScratchRepo& repo) {
  auto index = read_index(repo.path() + "/.git/index");
  REQUIRE(index);
  CHECK(listing(*index) == repo.git("ls-files --stage -z"));
  for (const CachedTree& tree : index->trees) {
    if (tree.entries < 0) continue;
    INFO(tree.path);
    CHECK(repo.word("cat-file -t " + tree.id.hex()) == "tree");
    auto listed = repo.git("ls-tree -r --name-only " + tree.id.hex());
    CHECK(std::count(listed.begin(), listed.end(), '\n') == tree.entries);
  }
}

void fill(test::ScratchRepo& repo) {
  for (int i = 0; i < 60; ++i) repo.write(fmt::format("dir{}/some/file{:03}.txt", i % 7, i), std::to_string(i));
  repo.write("caf\351", "not UTF-8\n");
  repo.write("run.sh", "#!/bin/sh\n");
  repo.shell("chmod +x run.sh; ln -s run.sh link");
}

}  // namespace

TEST_CASE("the index is read as git lists it") {
  if (!test::have_git()) return test::skip_case("no git");
  for (const char* version : {"2", "3", "4"}) {
    INFO(version);
    test::ScratchRepo repo;
    repo.git("config index.version " + std::string(version));
    CHECK(read_index(repo.path() + "/.git/index")->entries.empty());
    fill(repo);
    repo.commit("one");
    check_index(repo);
    repo.write("dir3/some/new", "x");
    repo.git("add dir3 && git update-index --skip-worktree run.sh && git update-index --assume-unchanged link");
    repo.write("later", "x");
    repo.git("add -N later");
    check_index(repo);
    auto index = read_index(repo.path() + "/.git/index");
    CHECK(index->version >= 3);
    int marks = 0;
    for (const IndexEntry& entry : index->entries)
      marks += entry.skip_worktree + 2 * entry.assume_valid + 4 * entry.intent_to_add;
    CHECK(marks == 7);
    CHECK(!index->trees.empty());
  }
}

TEST_CASE("a conflict has its stages, and a split index its shared entries") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  fill(repo);
  repo.commit("one");
  repo.git("checkout -q -b side");
  repo.write("run.sh", "side\n");
  repo.commit("side");
  repo.git("checkout -q main");
  repo.write("run.sh", "main\n");
  repo.commit("main");
  repo.git("merge -q side || true");
  check_index(repo);
  repo.git("reset -q --hard");
  repo.git("config splitIndex.maxPercentChange 100");
  repo.git("update-index --split-index");
  check_index(repo);
  repo.write("dir1/some/added", "x");
  repo.write("dir2/some/file002.txt", "changed");
  repo.shell("rm dir3/some/file003.txt");
  repo.git("add -A");
  CHECK(!parse_index(test::slurp(repo.path() + "/.git/index"))->shared.empty());
  check_index(repo);
}

TEST_CASE("a damaged index is an error, never more") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.git("config index.version 4");
  fill(repo);
  repo.commit("one");
  std::string bytes = test::slurp(repo.path() + "/.git/index");
  for (std::size_t size = 0; size + 20 < bytes.size(); size += 97) CHECK(!parse_index(bytes.substr(0, size)));
  std::string unsafe = bytes;
  unsafe.replace(unsafe.find("dir0/some"), 9, "dir0/../x");
  CHECK(parse_index(unsafe).error().code == "git/corrupt-index");
}

}  // namespace rummage::git::store
