#include <catch2/catch.hpp>

#include "git/history/attribution.h"
#include "git/history/note_path.h"
#include "git/store/object_store.h"
#include "git/store/repository.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/skip.h"

// Places beside the trees of commits that a branch reaches.
namespace rummage::git::history {
namespace {

struct Asked {
  explicit Asked(const std::string& path) {
    auto repository = store::open_repository(path, {});
    REQUIRE(repository);
    objects = store::ObjectStore::open(*repository);
    store::Refs refs = store::read_refs(*repository);
    options.refs = refs.refs;
    options.head = store::read_head(*repository, refs)->commit;
  }
  Attribution attribute(const std::string& content) const {
    return history::attribute(*objects, ThreadPool(2), {{1, blob_id(content)}}, options);
  }
  std::shared_ptr<const store::ObjectStore> objects;
  AttributionOptions options;
};

std::string commit_of(const std::string& ref, unsigned time, const std::string& changes) {
  return "commit " + ref + "\ncommitter C <c@x> " + std::to_string(time) + " +0000\ndata 2\nm\n" + changes + "\n";
}

std::string file(const std::string& path, const std::string& content) {
  return "M 100644 inline " + path + "\ndata " + std::to_string(content.size()) + "\n" + content + "\n";
}

}  // namespace

TEST_CASE("a note is one place, however its tree is fanned out") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  const std::string noted = repo.commit("noted");
  const std::string spread = noted.substr(0, 2) + "/" + noted.substr(2);
  repo.import(commit_of("refs/notes/commits", 1600000000, file(noted, "hidden\n")) +
              commit_of("refs/notes/commits", 1600000100, "D " + noted + "\n" + file(spread, "hidden\n")) +
              commit_of("refs/notes/commits", 1600000200, "D " + spread + "\n"));
  const Attribution told = Asked(repo.path()).attribute("hidden\n");
  REQUIRE(told.places.size() == 1);
  const AttributedPlace& place = told.places.front();
  CHECK(place.path == ".git/notes/" + noted);
  CHECK(place.introduced.id.hex() == repo.word("rev-parse refs/notes/commits~2"));
  CHECK(place.last_seen.id.hex() == repo.word("rev-parse refs/notes/commits~1"));
  CHECK(place.refs == std::vector<std::string>{"refs/notes/commits"});
  CHECK(place.reachable);
}

TEST_CASE("a file that is called like an object is no note where a branch holds it") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  const std::string some = repo.commit("some");
  repo.import(commit_of("refs/heads/other", 1600000000, file(some, "hidden\n")) +
              commit_of("refs/notes/x", 1600000100, file(some, "hidden\n")));
  const Attribution told = Asked(repo.path()).attribute("hidden\n");
  REQUIRE(told.places.size() == 1);
  CHECK(told.places.front().path == some);
  repo.git("update-ref -d refs/heads/other");
  CHECK(Asked(repo.path()).attribute("hidden\n").places.front().path == ".git/notes/" + some);
  repo.git("update-ref -d refs/notes/x");
  const AttributedPlace place = Asked(repo.path()).attribute("hidden\n").places.front();
  CHECK(place.path == ".git/notes/" + some);
  CHECK_FALSE(place.reachable);
}

TEST_CASE("a tree that no commit names places only what no commit holds") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.write("dir/held", "held\n");
  repo.commit("one");
  auto tree = [&](const std::string& entries) { return repo.word("mktree <<'E'\n" + entries + "\nE"); };
  auto blob = [&](const std::string& text) { return repo.word("hash-object -w --stdin <<'E'\n" + text + "E"); };
  const std::string held = "100644 blob " + blob("held\n") + "\t", lost = "100644 blob " + blob("lost\n") + "\t";
  const std::string inner = tree(held + "a\n" + lost + "b");
  tree("040000 tree " + inner + "\tdeep");
  const Asked asked(repo.path());
  const Attribution told = asked.attribute("held\n"), missed = asked.attribute("lost\n");
  REQUIRE(told.places.size() == 1);
  CHECK(told.places.front().path == "dir/held");
  REQUIRE(missed.places.size() == 1);
  CHECK(missed.places.front().path == "deep/b");
  CHECK(missed.places.front().introduced.id.empty());
  CHECK(missed.places.front().last_seen.id.empty());
  CHECK_FALSE(missed.places.front().reachable);
  CHECK(missed.unplaced.empty());
  repo.git("tag -a -m m of-tree " + inner);
  const Attribution again = Asked(repo.path()).attribute("lost\n");
  REQUIRE(again.places.size() == 1);
  const AttributedPlace& tagged = again.places.front();
  CHECK(tagged.path == "b");
  CHECK(tagged.reachable);
  CHECK(tagged.refs == std::vector<std::string>{"of-tree"});
}

TEST_CASE("stash entries are named only where no ref reaches, and holders only where nothing else does") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.write("old", "old\n");
  const std::string old = repo.commit("old");
  repo.write("new", "new\n");
  const std::string fresh = repo.commit("new");
  repo.git("reset -q --hard " + old);
  Asked asked(repo.path());
  const ContentId tip = *ContentId::from_hex(fresh);
  CHECK(asked.attribute("new\n").places.front().held_by == "");
  asked.options.holders = {{"first", tip}, {"second", tip}};
  AttributedPlace place = asked.attribute("new\n").places.front();
  CHECK(place.held_by == "first");
  CHECK_FALSE(place.reachable);
  CHECK(asked.attribute("old\n").places.front().held_by == "");
  asked.options.stashes = {{"stash@{1}", tip}};
  place = asked.attribute("new\n").places.front();
  CHECK(place.refs == std::vector<std::string>{"stash@{1}"});
  CHECK(place.ref_count == 1);
  CHECK(place.reachable);
  CHECK(asked.attribute("old\n").places.front().refs == std::vector<std::string>{"main"});
}

TEST_CASE("paths of notes are read with any fan-out") {
  const std::string id(40, 'a');
  CHECK(annotated_id(id) == id);
  CHECK(annotated_id("aa/aa/" + id.substr(4)) == id);
  CHECK(annotated_id(std::string(64, '0')) == std::string(64, '0'));
  for (const std::string& other : {std::string("README"), id + "a", "aaa/" + id.substr(3), "a/" + id.substr(1),
                                   std::string(40, 'G'), "aa/" + id, std::string()})
    CHECK_FALSE(annotated_id(other));
}

}  // namespace rummage::git::history
