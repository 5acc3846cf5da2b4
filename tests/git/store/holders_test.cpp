#include "git/store/holders.h"

#include <catch2/catch.hpp>

#include <set>
#include <sstream>

#include "git/store/narrow_remote.h"
#include "git/store/reflog.h"
#include "git/store/repository.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/skip.h"

namespace rummage::git::store {
namespace {

Holders holders_of(const std::string& path) {
  auto repository = open_repository(path, {});
  REQUIRE(repository);
  return read_holders(*repository);
}

std::set<std::string> ids_of(const std::vector<Ref>& holders, const std::string& name) {
  std::set<std::string> out;
  for (const Ref& holder : holders)
    if (holder.name == name) out.insert(holder.target.hex());
  return out;
}

std::set<std::string> words(const std::string& text) {
  std::istringstream in(text);
  std::set<std::string> out;
  for (std::string word; in >> word;) out.insert(word);
  return out;
}

}  // namespace

TEST_CASE("reflogs are read as git reads them") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.commit("one");
  repo.commit("two");
  repo.git("commit -q --amend --allow-empty -m three");
  repo.git("checkout -q -b side HEAD~1");
  repo.commit("four");
  repo.git("checkout -q main");
  const Holders holders = holders_of(repo.path());
  for (const char* ref : {"main", "side", "HEAD"}) {
    INFO(ref);
    CHECK(ids_of(holders.passing, std::string("the reflog of ") + ref) ==
          words(repo.git("reflog show --format=%H " + std::string(ref))));
  }
  CHECK(holders.passing.back().name == "the reflog of HEAD");
}

TEST_CASE("older stash entries are numbered as git numbers them") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.write("a", "a\n");
  repo.commit("one");
  for (const char* text : {"1\n", "2\n", "3\n", "4\n"}) {
    repo.write("a", text);
    repo.git("stash push -q");
  }
  repo.git("stash drop -q stash@{2}");
  const Holders holders = holders_of(repo.path());
  REQUIRE(holders.stashes.size() == 2);
  for (const Ref& stash : holders.stashes) CHECK(stash.target.hex() == repo.word("rev-parse '" + stash.name + "'"));
  CHECK(holders.stashes[0].name == "stash@{1}");
}

TEST_CASE("what other worktrees stand on is named from each of them, and so are their indexes") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  test::ScratchDir outside;
  const std::string one = repo.commit("one"), two = repo.commit("two");
  repo.git("checkout -q --detach");
  repo.git("worktree add -q --detach '" + outside.path() + "/w1' " + one);
  repo.git("worktree add -q -b named '" + outside.path() + "/w2' " + one);
  repo.git("update-ref ORIG_HEAD " + one);
  test::spill(repo.path() + "/.git/FETCH_HEAD", two + "\t\tbranch 'x' of y\nno id\n" + one + "\tnot-for-merge\tz\n");
  const Holders main = holders_of(repo.path());
  REQUIRE(main.worktrees.size() == 1);
  CHECK(main.worktrees[0].name == "worktrees/w1/HEAD");
  CHECK(main.worktrees[0].target.hex() == one);
  CHECK(ids_of(main.passing, "ORIG_HEAD") == std::set{one});
  CHECK(ids_of(main.passing, "FETCH_HEAD") == std::set{one, two});
  const Holders linked = holders_of(outside.path() + "/w2");
  REQUIRE(linked.worktrees.size() == 2);
  CHECK(linked.worktrees[0].name == "main-worktree/HEAD");
  CHECK(linked.worktrees[0].target.hex() == two);
  auto repository = open_repository(outside.path() + "/w1", {});
  REQUIRE(repository);
  std::vector<std::string> names;
  for (const WorktreeIndex& index : find_indexes(*repository)) names.push_back(index.worktree);
  CHECK(names == std::vector<std::string>{"", "main-worktree", "worktrees/w2"});
}

TEST_CASE("lines of a reflog that are none are passed over") {
  const std::string a(40, '1'), none(40, '0');
  const auto entries = parse_reflog(none + " " + a + " x\nrubbish\n" + a + " " + none + " y\n\n" + a);
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].before.empty());
  CHECK(entries[0].after.hex() == a);
  CHECK(entries[1].after.empty());
  CHECK(parse_reflog("").empty());
}

TEST_CASE("a clone of some branches only is known by what its remotes fetch") {
  auto narrow = [](const std::string& fetches) {
    const auto remote = narrow_remote(ConfigText::parse(fetches));
    return remote ? remote->name + " " + remote->source : "";
  };
  const std::string one = "[remote \"origin\"]\nfetch = +refs/heads/main:refs/remotes/origin/main\n";
  CHECK(narrow("") == "");
  CHECK(narrow(one) == "origin refs/heads/main");
  CHECK(narrow(one + "[remote \"b\"]\nfetch = +refs/heads/*:refs/remotes/b/*\n") == "");
  CHECK(narrow("[remote \"o\"]\nfetch = ^refs/heads/x\nfetch = refs/heads/v/*:refs/v/*\n") == "o refs/heads/v/*");
  CHECK(narrow("[remote \"o\"]\nfetch = +refs/*:refs/*\nmirror = true\n") == "");
}

}  // namespace rummage::git::store
