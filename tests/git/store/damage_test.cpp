#include <catch2/catch.hpp>

#include <filesystem>
#include <mutex>
#include <set>

#include "git/store/object_store.h"
#include "git/store/repository.h"
#include "git/store/visit.h"
#include "tests/git/support/made_pack.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/skip.h"

namespace rummage::git::store {
namespace {

struct Seen {
  std::set<std::string> ids;
  VisitResult result;
};

Seen visit_all(const std::string& path, unsigned threads, const VisitOptions& options = {}) {
  auto repository = open_repository(path, {}, Search::here);
  REQUIRE(repository);
  auto store = ObjectStore::open(*repository);
  Seen out;
  std::mutex mutex;
  out.result = visit_objects(*store, ThreadPool(threads), options, [&](const VisitedObject& object, unsigned) {
    std::lock_guard lock(mutex);
    CHECK(out.ids.insert(object.id().hex()).second);
  });
  return out;
}

std::string only_pack(const std::string& repo, const std::string& extension = ".pack") {
  for (const auto& file : std::filesystem::directory_iterator(repo + "/.git/objects/pack"))
    if (file.path().extension() == extension) return file.path().string();
  return {};
}

void grow(test::ScratchRepo& repo) {
  std::string text;
  for (int i = 0; i < 60; ++i) {
    for (int line = 0; line < 20; ++line) text += std::to_string(i * 7919 + line * 104729) + " line\n";
    repo.write("file", text);
    repo.commit("m");
  }
  repo.git("repack -adfq --depth=30");
}

// What was visited and what was reported make up everything; both are the same for any number of threads.
Seen check_complete(const std::string& path, std::size_t total) {
  Seen one = visit_all(path, 1), more = visit_all(path, 7);
  CHECK(one.ids == more.ids);
  CHECK(one.result.corrupt == more.result.corrupt);
  CHECK(one.result.notices == more.result.notices);
  CHECK(one.ids.size() + one.result.corrupt.size() == total);
  CHECK(one.result.notices.size() == one.result.corrupt.size());
  return one;
}

}  // namespace

TEST_CASE("a damaged pack loses what is damaged and no more") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  grow(repo);
  std::size_t total = visit_all(repo.path(), 1).ids.size();
  std::string pack = only_pack(repo.path()), bytes = test::slurp(pack);
  for (std::size_t step = 1; step < 20; ++step) {
    std::string damaged = bytes;
    damaged[bytes.size() * step / 20] ^= 0x55;
    test::spill(pack, damaged);
    Seen seen = check_complete(repo.path(), total);
    CHECK(!seen.ids.empty());
    for (const Notice& notice : seen.result.notices) {
      CHECK(notice.code == "git/corrupt-object");
      CHECK(notice.level == NoticeLevel::error);
    }
  }
  test::spill(pack, bytes.substr(0, bytes.size() / 2));
  Seen cut = check_complete(repo.path(), total);
  CHECK(!cut.result.corrupt.empty());
}

TEST_CASE("a second copy stands in for a damaged one, and what is built on it is read") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  grow(repo);
  auto whole = visit_all(repo.path(), 1).ids;
  std::filesystem::copy(repo.path() + "/.git/objects", repo.path() + "/kept", std::filesystem::copy_options::recursive);
  repo.git("-c pack.window=0 repack -adfq");
  std::filesystem::copy(repo.path() + "/kept/pack", repo.path() + "/.git/objects/pack");
  CHECK(visit_all(repo.path(), 2).ids == whole);
  for (const auto& file : std::filesystem::directory_iterator(repo.path() + "/.git/objects/pack")) {
    if (file.path().extension() != ".pack") continue;
    std::string bytes = test::slurp(file.path());
    for (int step = 1; step < 8; ++step) {
      std::string damaged = bytes;
      damaged[bytes.size() * static_cast<std::size_t>(step) / 8] ^= 0x55;
      test::spill(file.path(), damaged);
      Seen seen = visit_all(repo.path(), 2);
      CHECK(seen.ids == whole);
      CHECK(seen.result.notices.empty());
    }
    test::spill(file.path(), bytes);
  }
}

TEST_CASE("packs that git would not write do no harm") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  auto id = [](char fill) { return test::made_id(fill); };
  std::string copy_five = std::string("\x05\x05\x90\x05", 4);
  test::MadePack pack;
  pack.add_blob(id('a'), "hello");
  pack.add_delta_to(id('b'), id('a'), copy_five);  // good
  pack.add_delta_to(id('c'), id('d'), copy_five);  // a cycle
  pack.add_delta_to(id('d'), id('c'), copy_five);
  pack.add_delta_to(id('e'), id('c'), copy_five);                                // hangs on the cycle
  pack.add_delta_to(id('f'), id('f'), copy_five);                                // on itself
  pack.add_delta_to(id('g'), id('z'), copy_five);                                // its base is nowhere
  pack.add_delta_to(id('h'), id('a'), std::string("\x05\x09\x90\x09", 4));       // copies beyond the base
  pack.add_delta_to(id('i'), id('a'), std::string("\x04\x04\x90\x04", 4));       // of a base of another size
  pack.add(id('j'), test::MadePack::kBlob, 900000000, "", test::deflated("x"));  // a lie about its size
  pack.add(id('k'), 5, 1, "", test::deflated("x"));                              // no such type
  pack.add(id('l'), test::MadePack::kOffsetDelta, 4, std::string("\x7f"), test::deflated(copy_five));
  pack.add(id('m'), test::MadePack::kBlob, 5, "", "not zlib");
  test::spill(repo.path() + "/.git/objects/pack/pack-made.pack", pack.pack());
  test::spill(repo.path() + "/.git/objects/pack/pack-made.idx", pack.index());
  Seen seen = check_complete(repo.path(), 13);
  CHECK(seen.ids == std::set<std::string>{id('a').hex(), id('b').hex()});
  auto store = ObjectStore::open(*open_repository(repo.path(), {}, Search::here));
  CHECK(store->read(id('b'))->content == "hello");
  for (char fill = 'c'; fill <= 'm'; ++fill) CHECK(!store->read(id(fill)));
}

TEST_CASE("what is built on an object beyond every limit is skipped with its size") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  test::MadePack pack;
  pack.add_blob(test::made_id('a'), std::string(5000, 'x'));
  pack.add_delta_to(test::made_id('b'), test::made_id('a'), std::string("\x88\x27\x05\x90\x05", 5));
  test::spill(repo.path() + "/.git/objects/pack/pack-made.pack", pack.pack());
  test::spill(repo.path() + "/.git/objects/pack/pack-made.idx", pack.index());
  VisitOptions options;
  options.size_limit = options.base_limit = 1000;
  Seen seen = visit_all(repo.path(), 1, options);
  REQUIRE(seen.result.skipped.size() == 2);
  CHECK(seen.result.skipped[0].size == 5000);
  CHECK(seen.result.skipped[1].size == 5);
  CHECK(seen.ids.empty());
  options.base_limit = 10000;
  CHECK(visit_all(repo.path(), 1, options).ids == std::set<std::string>{test::made_id('b').hex()});
}

TEST_CASE("a damaged loose object is reported by its id") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.write("file", "some text that is long enough\n");
  repo.commit("m");
  std::string id = repo.word("rev-parse HEAD:file");
  std::string path = repo.path() + "/.git/objects/" + id.substr(0, 2) + "/" + id.substr(2);
  std::string bytes = test::slurp(path);
  for (std::size_t size : {std::size_t{0}, std::size_t{5}, bytes.size() - 1}) {
    test::spill(path, bytes.substr(0, size));
    Seen seen = check_complete(repo.path(), 3);
    REQUIRE(seen.result.corrupt.size() == 1);
    CHECK(seen.result.corrupt[0].hex() == id);
  }
}

}  // namespace rummage::git::store
