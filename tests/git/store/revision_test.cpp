#include "git/store/revision.h"

#include <catch2/catch.hpp>

#include "git/store/revision_text.h"
#include "git/store/short_id.h"
#include "tests/git/support/random_history.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/skip.h"

namespace rummage::git::store {
namespace {

using Kind = RevisionStep::Kind;

struct Opened {
  explicit Opened(const std::string& path)
      : repository(*open_repository(path, {})), store(ObjectStore::open(repository)), refs(read_refs(repository)) {}

  /// The id, or the error's code.
  std::string resolve(const std::string& text) const {
    auto id = resolve_revision(repository, *store, refs, text);
    return id ? id->hex() : id.error().code;
  }

  Repository repository;
  std::shared_ptr<const ObjectStore> store;
  Refs refs;
};

std::string by_git(const test::ScratchRepo& repo, const std::string& text) {
  return repo.shell("git rev-parse -q --verify '" + text + "' 2>/dev/null | tr -d '\\n' || true");
}

}  // namespace

TEST_CASE("plain revisions are names and steps, all else is left to others") {
  CHECK(*parse_revision("@") == RevisionText{"HEAD", {}});
  CHECK(*parse_revision("a/b~^^2~10^0^{}^{commit}") == RevisionText{"a/b",
                                                                    {{Kind::ancestor, 1},
                                                                     {Kind::parent, 1},
                                                                     {Kind::parent, 2},
                                                                     {Kind::ancestor, 10},
                                                                     {Kind::commit, 0},
                                                                     {Kind::peel, 0},
                                                                     {Kind::commit, 0}}});
  for (const char* odd : {"", "~1", "main@{1}", "@{-1}", ":/text", "HEAD:file", "v1^{tree}", "v1^{/x}", "a..b", "^a",
                          "a^@", "a^!", "a^-", "a b", "-x", "a~99999999999", "x*"})
    CHECK_FALSE(parse_revision(odd));
  CHECK_FALSE(parse_revision("a" + std::string(1001, '^')));
}

TEST_CASE("a range has two ends, one of which may be left out") {
  CHECK(*parse_range("a..b") == RangeText{"a", "b", false});
  CHECK(*parse_range("v1.2...HEAD~3") == RangeText{"v1.2", "HEAD~3", true});
  CHECK(*parse_range("origin/x..") == RangeText{"origin/x", "HEAD", false});
  CHECK(*parse_range("...x/y") == RangeText{"HEAD", "x/y", true});
  for (const char* none : {"", "..", "...", "a", "../a", "../../a", "a/../b", "a....b", "a..b..c"}) {
    INFO(none);
    CHECK_FALSE(parse_range(none));
  }
}

TEST_CASE("own resolution is git's and libgit2's") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.import(test::random_history(31, 120));
  repo.git("symbolic-ref HEAD refs/heads/b1 && git tag -a -m x annotated b2 && git tag -a -m y nested annotated");
  repo.git(
      "tag -a -m z of-tree 'b2^{tree}' && git update-ref refs/remotes/origin/b3 b3~1 && "
      "git symbolic-ref refs/remotes/origin/HEAD refs/remotes/origin/b3 && git update-ref refs/pull/7/head b0 && "
      "git tag b0 b3 && git update-ref ORIG_HEAD b4 && git pack-refs --all");
  const Opened own(repo.path());
  std::vector<std::string> names = {"HEAD",          "@",       "b0",          "b1",        "heads/b0",
                                    "refs/heads/b2", "tags/b0", "t3",          "annotated", "nested",
                                    "origin/b3",     "origin",  "pull/7/head", "of-tree",   "ORIG_HEAD",
                                    "nothing",       "b",       "FETCH_HEAD",  "deadbeef",  "refs/none"};
  std::istringstream ids(repo.git("rev-list --all | head -20"));
  for (std::string id; ids >> id;) names.insert(names.end(), {id, id.substr(0, 9), id.substr(0, 4)});
  for (const std::string& name : names)
    for (const char* steps : {"", "~", "^", "~3", "^2", "^1~2^2", "^0", "^{}", "^{commit}", "~50", "^9", "^{tree}"}) {
      const std::string text = name + steps, theirs = by_git(repo, text);
      if (text == "@^{tree}") continue;  // libgit2 does not know it
      INFO(text);
      CHECK(own.resolve(text) == (theirs.empty() ? "git/unknown-revision" : theirs));
      if (auto library = resolve_by_library(own.repository, text); library && !theirs.empty())
        CHECK(library->hex() == theirs);
    }
}

TEST_CASE("short ids are found in packs and loose, and one that several commits share is refused") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.import(test::random_history(32, 300));
  repo.git("repack -adq");
  repo.write("loose", "loose\n");
  repo.commit("loose");
  const Opened own(repo.path());
  std::istringstream all(repo.git("cat-file --batch-all-objects --batch-check='%(objectname)'"));
  std::vector<std::string> ids;
  for (std::string id; all >> id;) ids.push_back(id);
  for (const char* digits : {"", "0", "a", "7f", "c0", "123", "fff"}) {
    std::vector<std::string> expected, got;
    for (const std::string& id : ids)
      if (id.starts_with(digits)) expected.push_back(id);
    for (const ContentId& id : ids_that_begin(*own.store, digits, 100000)) got.push_back(id.hex());
    CHECK(got == expected);
  }
  CHECK(ids_that_begin(*own.store, "", 7).size() == 7);
}

TEST_CASE("where a shallow clone ends there is no parent") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  const std::string first = repo.commit("one");
  repo.commit("two");
  const std::string last = repo.commit("three");
  repo.git("clone -q --depth 2 'file://" + repo.path() + "' shallow");
  const Opened own(repo.path() + "/shallow");
  CHECK(own.resolve("HEAD~1^0") == repo.word("rev-parse HEAD~1"));
  for (const std::string& text : {std::string("HEAD~2"), std::string("HEAD~1^"), first})
    CHECK(own.resolve(text) == "git/unknown-revision");
  const std::vector<ContentId> head{*ContentId::from_hex(last)};
  CHECK(commits_between(own.repository, *own.store, {}, head).cut);
  const std::vector<ContentId> cut{*ContentId::from_hex(own.resolve("HEAD~1"))};
  const CommitRange range = commits_between(own.repository, *own.store, cut, head);
  CHECK(range.commits == head);
  CHECK_FALSE(range.cut);
}

TEST_CASE("a commit that is missing from a range is told, and the rest is given") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.commit("one");
  const std::string gone = repo.commit("two"), head = repo.commit("three");
  std::filesystem::remove(repo.path() + "/.git/objects/" + gone.substr(0, 2) + "/" + gone.substr(2));
  const Opened own(repo.path());
  const CommitRange range = commits_between(own.repository, *own.store, {}, {{*ContentId::from_hex(head)}});
  CHECK(range.commits == std::vector<ContentId>{*ContentId::from_hex(head)});
  CHECK(range.missing == std::vector<ContentId>{*ContentId::from_hex(gone)});
}

}  // namespace rummage::git::store
