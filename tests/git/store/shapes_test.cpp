#include <catch2/catch.hpp>

#include <map>
#include <mutex>

#include "git/store/delta.h"
#include "git/store/visit.h"
#include "tests/git/store/objects.h"
#include "tests/git/support/made_pack.h"
#include "tests/git/support/shapes.h"
#include "tests/support/skip.h"

// Repositories of special shapes, in every layout: the own reader against git and libgit2, object by object.
namespace rummage::git::store {

TEST_CASE("repositories of every shape give git's objects in every layout") {
  if (!test::have_git()) return test::skip_case("no git");
  const std::string format = GENERATE("sha1", "sha256");
  using Make = std::string (*)(std::size_t);
  const std::map<std::string, Make> shapes = {{"deep deltas", test::deep_deltas},
                                              {"huge trees", test::huge_trees},
                                              {"merges", test::merges},
                                              {"odd names", test::odd_names}};
  for (const auto& [name, make] : shapes) {
    INFO(format << ": " << name);
    test::ScratchRepo repo("--object-format=" + format);
    repo.git("config gc.auto 0");
    repo.git("config fastimport.unpackLimit 1");
    repo.import(make(format == "sha1" ? 40 : 64));
    const Objects expected = by_git(repo);
    check_against(repo, expected);
    for (const char* layout :
         {"repack -adfq --depth=4095 --window=40", "-c repack.useDeltaBaseOffset=false repack -adfq --window=20",
          "-c pack.packSizeLimit=20k repack -adfq --window=3"}) {
      INFO(layout);
      repo.git(layout);
      check_against(repo, expected);
    }
    repo.shell(
        "mkdir .git/aside && mv .git/objects/pack/* .git/aside/ && for pack in .git/aside/*.pack; do "
        "git unpack-objects -q <$pack; done");
    check_against(repo, expected);  // all loose
    repo.shell(
        "mkdir .git/lent && mv .git/objects .git/lent/ && mkdir -p .git/objects/info && cd .git && "
        "echo \"$PWD/lent/objects\" >objects/info/alternates");
    check_against(repo, expected);  // all borrowed
  }
}

TEST_CASE("deltas stand on bases of other packs, of loose objects and of alternates") {
  if (!test::have_git()) return test::skip_case("no git");
  const std::string format = GENERATE("sha1", "sha256");
  INFO(format);
  const auto hash = format == "sha1" ? HashKind::sha1 : HashKind::sha256;
  test::ScratchRepo repo("--object-format=" + format), lender("--object-format=" + format);
  test::MadePack thin(hash), thinner(hash), bases(hash);
  const std::string keep_five_add("\x0a\x08\x90\x05\x03xyz", 8);  // of ten bytes: five, then three new ones
  const std::string keep_all_add("\x08\x09\x90\x08\x01!", 6);
  const std::string loose = lender.shell("printf 0123456789 | git hash-object -w --stdin");
  const ContentId loose_id = *ContentId::from_hex(loose.substr(0, loose.size() - 1));
  const ContentId a = test::made_id('a', hash), b = test::made_id('b', hash), c = test::made_id('c', hash),
                  d = test::made_id('d', hash), e = test::made_id('e', hash), gone = test::made_id('g', hash);
  bases.add_blob(a, "abcdefghij");
  thin.add_delta_to(b, a, keep_five_add);         // base in another pack
  thin.add_delta_to(c, loose_id, keep_five_add);  // base loose, in the alternate
  thinner.add_delta_to(d, b, keep_all_add);       // base is itself a delta of another pack
  thinner.add_delta_to(e, gone, keep_all_add);    // base nowhere
  auto put = [](const test::ScratchRepo& into, const std::string& name, const test::MadePack& pack) {
    test::spill(into.path() + "/.git/objects/pack/pack-" + name + ".pack", pack.pack());
    test::spill(into.path() + "/.git/objects/pack/pack-" + name + ".idx", pack.index());
  };
  put(repo, "1", thinner);
  put(repo, "2", thin);
  put(lender, "3", bases);
  test::spill(repo.path() + "/.git/objects/info/alternates", lender.path() + "/.git/objects\n");
  auto store = ObjectStore::open(*open_repository(repo.path(), {}, Search::here));
  const std::map<std::string, std::string> expected = {{a.hex(), "abcdefghij"},
                                                       {b.hex(), "abcdexyz"},
                                                       {c.hex(), "01234xyz"},
                                                       {d.hex(), "abcdexyz!"},
                                                       {loose_id.hex(), "0123456789"}};
  for (unsigned threads : {1u, 2u, 7u}) {
    std::map<std::string, std::string> seen;
    std::mutex mutex;
    auto result = visit_objects(*store, ThreadPool(threads), {}, [&](const VisitedObject& object, unsigned) {
      std::lock_guard lock(mutex);
      seen.emplace(object.id().hex(), object.content);
    });
    CHECK(seen == expected);
    CHECK(result.corrupt == std::vector<ContentId>{e});
  }
  for (const auto& [hex, content] : expected) CHECK(store->read(*ContentId::from_hex(hex))->content == content);
  CHECK(!store->read(e));
  CHECK(store->read(gone).error().code == "git/missing-object");
}

// No two ids have been seen to agree so far; a reader that compares 20 bytes only would take one object for another.
TEST_CASE("ids of SHA-256 that begin alike are told apart to their last byte") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo("--object-format=sha256");
  test::MadePack one(HashKind::sha256), two(HashKind::sha256);
  std::map<std::string, std::string> expected;
  for (char last = 'a'; last < 'k'; ++last) {
    const ContentId id = ContentId::from_bytes((std::string(31, 'i') + last).data(), 32);
    const std::string text = std::string("content ") + last;
    (last % 2 == 0 ? one : two).add_blob(id, text);
    if (last % 3 == 0) (last % 2 == 0 ? two : one).add_blob(id, text);  // some in both packs
    expected.emplace(id.hex(), text);
  }
  for (const auto& [name, pack] : {std::pair("1", &one), std::pair("2", &two)}) {
    test::spill(repo.path() + "/.git/objects/pack/pack-" + name + ".pack", pack->pack());
    test::spill(repo.path() + "/.git/objects/pack/pack-" + name + ".idx", pack->index());
  }
  auto store = ObjectStore::open(*open_repository(repo.path(), {}, Search::here));
  for (int round = 0; round < 2; ++round) {
    for (const auto& [hex, content] : expected) {
      CHECK(store->read(*ContentId::from_hex(hex))->content == content);
      CHECK(store->id(*store->slot(*ContentId::from_hex(hex))).hex() == hex);
    }
    CHECK(!store->contains(ContentId::from_bytes((std::string(31, 'i') + 'z').data(), 32)));
    CHECK(!store->contains(ContentId::from_bytes(std::string(20, 'i').data(), 20)));
    store->prepare_table();
  }
  std::map<std::string, std::string> seen;
  visit_objects(*store, ThreadPool(1), {},
                [&](const VisitedObject& object, unsigned) { seen.emplace(object.id().hex(), object.content); });
  CHECK(seen == expected);
}

}  // namespace rummage::git::store
