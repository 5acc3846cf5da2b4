#include <catch2/catch.hpp>

#include <filesystem>

#include "git/store/object_store.h"
#include "git/store/refs.h"
#include "git/store/repository.h"
#include "git/store/revision.h"
#include "tests/git/store/places.h"
#include "tests/git/support/random_history.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/skip.h"

namespace rummage::git::store {
TEST_CASE("repositories of every shape are found as git finds them") {
  if (!test::have_git()) return test::skip_case("no git");
  const std::string format = GENERATE("sha1", "sha256");
  INFO(format);
  test::ScratchRepo repo("--object-format=" + format);
  repo.write("sub/deep/file", "x\n");
  repo.commit("one");
  repo.git("tag -a -m t v1");
  repo.git("branch other");
  repo.git("clone -q --bare . bare.git");
  repo.git("clone -q . cloned");
  repo.git("-C cloned pack-refs --all");
  repo.git("-C cloned branch loose/and-nested");
  repo.git("worktree add -q linked other");
  repo.git("-C cloned submodule --quiet add ../bare.git module");
  repo.git("-C cloned checkout -q --detach");
  for (const char* below : {".", "sub/deep", "bare.git", "cloned", "linked", "cloned/module"}) {
    INFO(below);
    check_places(repo, below);
  }
  CHECK(open_repository(repo.path() + "/sub", {}, Search::here).error().code == "git/no-repository");
}

TEST_CASE("an empty repository has no commit") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  auto repository = open_repository(repo.path(), {});
  REQUIRE(repository);
  auto head = read_head(*repository, read_refs(*repository));
  REQUIRE(head);
  CHECK(head->ref == "refs/heads/main");
  CHECK(head->commit.empty());
  CHECK(read_head(*repository)->commit.empty());
}

TEST_CASE("git's variables move the parts") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.write("file", "x\n");
  std::string commit = repo.commit("one");
  repo.git("clone -q --bare . bare.git");
  std::filesystem::create_directories(repo.path() + "/quarantine/pack");
  Variables variables;
  variables.git_dir = repo.path() + "/bare.git";
  variables.object_directory = repo.path() + "/quarantine";
  variables.quarantine_path = repo.path() + "/quarantine";
  variables.alternate_objects = repo.path() + "/bare.git/objects:/nowhere/at/all";
  variables.index_file = repo.path() + "/own-index";
  variables.work_tree = repo.path() + "/sub";
  auto repository = open_repository("/", variables);
  REQUIRE(repository);
  CHECK(repository->object_dirs.size() == 2);
  CHECK(repository->index_path == repo.path() + "/own-index");
  CHECK(repository->work_tree == repo.path() + "/sub");
  REQUIRE(repository->notices.size() == 1);
  CHECK(repository->notices[0].code == "git/missing-alternate");
  CHECK(ObjectStore::open(*repository)->read(*ContentId::from_hex(commit)));
}

TEST_CASE("what cannot be read yet is said clearly") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo other;
  other.git("config core.repositoryformatversion 1");
  other.git("config extensions.objectFormat sha512");
  CHECK(open_repository(other.path(), {}).error().code == "git/unknown-hash");
}

TEST_CASE("a shallow clone and a partial one are known as such") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.write("file", "x\n");
  repo.commit("one");
  std::string last = repo.commit("two");
  repo.git("config uploadpack.allowFilter true");
  repo.git("clone -q --depth 1 'file://" + repo.path() + "' shallow");
  repo.git("clone -q --no-checkout --filter=blob:none 'file://" + repo.path() + "' partial");
  auto shallow = open_repository(repo.path() + "/shallow", {}), partial = open_repository(repo.path() + "/partial", {});
  REQUIRE(shallow);
  REQUIRE(shallow->shallow.size() == 1);
  CHECK(shallow->shallow[0].hex() == last);
  CHECK(!shallow->partial);
  CHECK(partial->partial);
}

TEST_CASE("merge bases and ranges are git's") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.import(test::random_history(11, 150));
  auto repository = open_repository(repo.path(), {});
  REQUIRE(repository);
  auto store = ObjectStore::open(*repository);
  std::vector<std::string> names = {"b0", "b1", "b2", "b3", "t0", "t1", "t2", "t3"};
  for (const std::string& base : names)
    for (const std::string& head : names) {
      auto from = *ContentId::from_hex(repo.word("rev-parse " + base)),
           to = *ContentId::from_hex(repo.word("rev-parse " + head));
      auto range = commits_between(*repository, *store, {{from}}, {{to}});
      std::sort(range.commits.begin(), range.commits.end());
      // git's own range stops early when clocks run backwards: compare the two histories whole
      std::string ours, theirs = repo.shell("git rev-list " + base + " | sort >.git/one; git rev-list " + head +
                                            " | sort >.git/two; comm -13 .git/one .git/two");
      for (const ContentId& id : range.commits) ours += id.hex() + "\n";
      CHECK(ours == theirs);
    }
  for (const std::string& one : names)
    for (const std::string& other : names) {
      auto base = merge_base(*repository, *store, *ContentId::from_hex(repo.word("rev-parse " + one)),
                             *ContentId::from_hex(repo.word("rev-parse " + other)));
      std::string all = repo.git("merge-base --all " + one + " " + other + " || true");
      INFO(one << " " << other << " " << all);
      CHECK((base ? all.find(base->hex()) != all.npos : all.empty()));
    }
}

}  // namespace rummage::git::store
