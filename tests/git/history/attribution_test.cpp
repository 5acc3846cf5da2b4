#include "git/history/attribution.h"

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <sstream>

#include "git/history/introduced.h"
#include "git/store/object_store.h"
#include "git/store/repository.h"
#include "git/store/revision.h"
#include "tests/git/history/slow_twin.h"
#include "tests/git/support/random_history.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/skip.h"

namespace rummage::git::history {
namespace {

struct Opened {
  store::Repository repository;
  std::shared_ptr<const store::ObjectStore> objects;
  AttributionOptions options;
};

Opened open(const std::string& path) {
  auto repository = store::open_repository(path, {});
  REQUIRE(repository);
  Opened out{*repository, store::ObjectStore::open(*repository), {}};
  store::Refs refs = store::read_refs(out.repository);
  auto head = store::read_head(out.repository, refs);
  REQUIRE(head);
  out.options.refs = refs.refs;
  out.options.head = head->commit;
  out.options.detached = head->ref.empty();
  out.options.shallow = out.repository.shallow;
  return out;
}

using Answers = test::SlowTwin::Answers;

Answers answers(const Attribution& attribution) {
  Answers out;
  auto hex = [](const ContentId& id) { return id.empty() ? std::string() : id.hex(); };
  for (const AttributedPlace& place : attribution.places)
    out[{place.group, place.path}] = {hex(place.introduced.id), hex(place.blob), hex(place.last_seen.id), place.in_head,
                                      place.reachable,          place.refs,      place.ref_count};
  return out;
}

// The nine contents of random_history, in groups that overlap, and one that is nowhere.
std::vector<Target> overlapping_targets(HashKind hash) {
  std::vector<Target> targets;
  for (std::uint32_t i = 0; i < 9; ++i) {
    ContentId blob = blob_id("content " + std::string(1, static_cast<char>('A' + i)) + "\n", hash);
    targets.push_back({i, blob});
    targets.push_back({10 + i % 3, blob});
    if (i < 2) targets.push_back({20, blob});
  }
  targets.push_back({20, blob_id("nowhere", hash)});
  return targets;
}

bool same(const Attribution& a, const Attribution& b) {
  return answers(a) == answers(b) && a.unplaced == b.unplaced;
}

}  // namespace

TEST_CASE("attribution equals its definition on made-up histories") {
  if (!test::have_git()) return test::skip_case("no git");
  for (unsigned seed : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u}) {
    INFO(seed);
    const auto hash = seed <= 6 ? HashKind::sha1 : HashKind::sha256;
    test::ScratchRepo repo(hash == HashKind::sha1 ? "" : "--object-format=sha256");
    repo.import(test::random_history(seed, 60, hash == HashKind::sha1 ? 40 : 64));
    repo.git("symbolic-ref HEAD refs/heads/b1 && git update-ref -d refs/heads/b4 && git update-ref -d refs/heads/b3");
    test::SlowTwin twin(repo);
    Opened opened = open(repo.path());
    auto targets = overlapping_targets(hash);
    Attribution one = attribute(*opened.objects, ThreadPool(1), targets, opened.options);
    auto expected = twin.attribute(targets);
    CHECK(expected.size() > 50);
    CHECK(answers(one) == expected);
    CHECK(one.unplaced == std::vector<Target>{{20, blob_id("nowhere", hash)}});
    CHECK(one.notices.empty());
    CHECK(same(one, attribute(*opened.objects, ThreadPool(2), targets, opened.options)));
    CHECK(same(one, attribute(*opened.objects, ThreadPool(7), targets, opened.options)));
    repo.git("repack -adfkq --depth=50");
    Opened packed = open(repo.path());
    CHECK(same(one, attribute(*packed.objects, ThreadPool(2), targets, packed.options)));
  }
}

TEST_CASE("what a tip reaches is what git lists") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.import(test::random_history(21, 120));
  Opened opened = open(repo.path());
  for (std::string name : {"b0", "b2", "t1"}) {
    opened.options.head = *ContentId::from_hex(repo.word("rev-parse " + name));
    opened.options.objects = {blob_id("absent")};
    std::istringstream all(repo.git("rev-list --all"));
    for (std::string id; all >> id;) opened.options.objects.push_back(*ContentId::from_hex(id));
    std::string ours;
    for (const auto& object : attribute(*opened.objects, ThreadPool(2), {}, opened.options).objects)
      if (object.on_head) ours += object.id.hex() + "\n";
    CHECK(ours == repo.git("rev-list " + name + " | sort"));
  }
}

TEST_CASE("objects that commits bring are those that git's comparisons show") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.import(test::random_history(22, 60));
  Opened opened = open(repo.path());
  std::istringstream all(repo.git("rev-list --all"));
  for (std::string commit; all >> commit;) {
    auto id = *ContentId::from_hex(commit);
    // Against every parent: a path that differs from all of them, with the blob that it has now.
    std::string parents = repo.word("rev-list --parents -1 " + commit).substr(40);
    std::size_t count = std::max<std::size_t>(1, parents.size() / 41);
    std::istringstream lines(repo.git("diff-tree -m -r --root --no-renames --no-commit-id " + commit));
    std::map<std::string, std::size_t> seen;  // blob and path -> parents it differs from
    for (std::string line; std::getline(lines, line);)
      if (line.starts_with(":"))
        seen[line.substr(56, 40) + line.substr(line.find('\t'))] += line.substr(15, 40) != line.substr(56, 40);
    std::set<ContentId> expected{id};
    for (const auto& [what, times] : seen)
      if (times == count && !what.starts_with("0000000")) expected.insert(*ContentId::from_hex(what.substr(0, 40)));
    auto introduced = introduced_objects(*opened.objects, ThreadPool(2), {id});
    CHECK((std::set<ContentId>(introduced.objects.begin(), introduced.objects.end()) == expected));
  }
}

TEST_CASE("dates are the commit's own") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.write("f", "x\n");
  std::string id = repo.commit("one");
  Opened opened = open(repo.path());
  auto got = attribute(*opened.objects, ThreadPool(1), {{1, blob_id("x\n")}}, opened.options);
  REQUIRE(got.places.size() == 1);
  CHECK(store::rfc3339(got.places[0].introduced.author) + "\n" == repo.git("log -1 --format=%aI " + id));
  CHECK(std::to_string(got.places[0].introduced.committed) + "\n" == repo.git("log -1 --format=%ct " + id));
}

TEST_CASE("the cut commit of a shallow clone introduces nothing that is known") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.write("old", "old\n");
  repo.commit("one");
  repo.commit("two");
  repo.write("new", "new\n");
  std::string last = repo.commit("three");
  repo.git("clone -q --depth 2 'file://" + repo.path() + "' shallow");
  Opened opened = open(repo.path() + "/shallow");
  auto got = attribute(*opened.objects, ThreadPool(2), {{1, blob_id("old\n")}, {2, blob_id("new\n")}}, opened.options);
  REQUIRE(got.places.size() == 2);
  CHECK(got.places[0].introduced.id.empty());
  CHECK(got.places[0].blob == blob_id("old\n"));
  CHECK(got.places[1].introduced.id.hex() == last);
  CHECK(got.notices.empty());
}

TEST_CASE("a range of commits sees only what they introduce") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.write("a", "x\n");
  repo.commit("one");
  repo.shell("rm a");
  std::string base = repo.commit("two");
  repo.write("b", "y\n");
  repo.write("a", "x\n");
  std::string middle = repo.commit("three");
  repo.shell("rm b");
  std::string head = repo.commit("four");
  Opened opened = open(repo.path());
  auto range = store::commits_between(opened.repository, *opened.objects, {{*ContentId::from_hex(base)}},
                                      {{*ContentId::from_hex(head)}});
  std::unordered_set<ContentId> only(range.commits.begin(), range.commits.end());
  opened.options.only_commits = &only;
  auto got = attribute(*opened.objects, ThreadPool(1), {{1, blob_id("x\n")}, {2, blob_id("y\n")}}, opened.options);
  REQUIRE(got.places.size() == 2);
  CHECK(got.places[0].introduced.id.hex() == middle);
  CHECK(got.places[0].in_head);
  CHECK(got.places[1].last_seen.id.hex() == middle);
}

TEST_CASE("a missing tree, submodules and a file that becomes a folder") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.write("f/x", "x\n");
  repo.write("gone/x", "gone\n");
  repo.commit("one");
  std::string first = repo.word("rev-parse HEAD"), tree = repo.word("rev-parse HEAD:gone");
  repo.shell("rm -r f && printf 'x\\n' >f && git update-index --add --cacheinfo 160000," + first + ",module");
  repo.git("add f && git commit -q -m two && git rm -q --cached module && git commit -q -m three");
  Opened opened = open(repo.path());
  std::vector<Target> targets = {{1, blob_id("x\n")}, {2, *ContentId::from_hex(first)}};
  auto whole = attribute(*opened.objects, ThreadPool(1), targets, opened.options);
  REQUIRE(whole.places.size() == 2);
  CHECK(whole.places[0].path == "f");
  CHECK(whole.places[1].path == "f/x");
  CHECK(whole.unplaced == std::vector<Target>{targets[1]});
  repo.shell("rm -f .git/objects/" + tree.substr(0, 2) + "/" + tree.substr(2));
  Opened damaged = open(repo.path());
  auto part = attribute(*damaged.objects, ThreadPool(1), targets, damaged.options);
  CHECK(part.places.size() == 2);
  REQUIRE(part.notices.size() == 1);
  CHECK(part.notices[0].code == "git/missing-object");
}

}  // namespace rummage::git::history
