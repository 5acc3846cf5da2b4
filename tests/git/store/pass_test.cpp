#include <catch2/catch.hpp>

#include "tests/git/store/objects.h"
#include "tests/git/support/random_history.h"
#include "tests/support/skip.h"

namespace rummage::git::store {
namespace {

// Files that grow by lines and become deep deltas, beside the made-up history.
void fill(test::ScratchRepo& repo, std::size_t id_digits = 40) {
  std::string text;
  for (int i = 0; i < 40; ++i) {
    for (int line = 0; line < 30; ++line) text += "line " + std::to_string(i * 7919 + line * 104729) + " of a file\n";
    repo.write("grows.txt", text);
    repo.write("turns.txt", text.substr(text.size() / 2) + text.substr(0, text.size() / 2));
    repo.commit("grow");
  }
  repo.write("empty", "");
  repo.write("binary", std::string("\0\1\2\377", 4));
  repo.commit("odd");
  repo.git("tag -a -m annotated v1");
  repo.git("tag -a -m nested v2 v1");
  repo.import(test::random_history(7, 60, id_digits));
}

void check_all_ways(const test::ScratchRepo& repo) {
  check_against(repo, by_git(repo));
}

}  // namespace

TEST_CASE("every object is visited once, whatever the layout and the hash") {
  if (!test::have_git()) return test::skip_case("no git");
  const std::string format = GENERATE("sha1", "sha256");
  INFO(format);
  test::ScratchRepo repo("--object-format=" + format);
  repo.git("config gc.auto 0");
  fill(repo, format == "sha1" ? 40 : 64);
  check_all_ways(repo);  // loose, and one pack of fast-import
  for (const char* layout : {"repack -q", "repack -adfq --depth=250 --window=50", "repack -adfq --window=0",
                             "-c repack.useDeltaBaseOffset=false repack -adfq", "-c pack.indexVersion=1 repack -adfq",
                             "-c pack.packSizeLimit=1m repack -adfq", "multi-pack-index write"}) {
    repo.git(layout);
    INFO(layout);
    check_all_ways(repo);
  }
  repo.write("late", "loose beside a pack\n");
  repo.commit("late");
  repo.git("pack-objects -q --all .git/objects/pack/pack </dev/null");  // everything twice
  check_all_ways(repo);
}

TEST_CASE("objects of alternates are visited too") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo origin;
  fill(origin);
  origin.git("repack -adq");
  test::ScratchRepo repo;
  repo.git("clone -q --shared '" + origin.path() + "' copy");
  repo.git("-C copy commit -q --allow-empty -m more");
  auto store = ObjectStore::open(open(repo.path() + "/copy"));
  Objects expected = by_git(origin);
  Objects got = visited(*store, 2);
  CHECK(got.size() == expected.size() + 1);
  std::string absolute = origin.path() + "/.git/objects";
  Variables variables;
  variables.alternate_objects = absolute;
  auto borrowed = ObjectStore::open(open(repo.path(), variables));
  CHECK(visited(*borrowed, 2) == expected);
}

TEST_CASE("only what is wanted is visited") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  fill(repo);
  repo.git("repack -adfq --depth=100");
  auto store = ObjectStore::open(open(repo.path()));
  VisitOptions options;
  options.trees = options.commits = options.tags = false;
  options.wanted = [](std::uint32_t slot) { return slot % 5 == 0; };
  options.size_limit = 10000;
  std::size_t wrong = 0, count = 0;
  auto result = visit_objects(*store, ThreadPool(1), options, [&](const VisitedObject& object, unsigned) {
    wrong += object.kind != ObjectKind::blob || object.slot % 5 != 0 || object.content.size() > 10000;
    ++count;
  });
  CHECK(wrong == 0);
  CHECK(!result.skipped.empty());
  std::size_t expected = 0;
  for (std::uint32_t slot = 0; slot < store->slots(); slot += 5)
    expected += store->header(store->id(slot))->kind == ObjectKind::blob;
  CHECK(count + result.skipped.size() == expected);
  for (const auto& skipped : result.skipped) CHECK(skipped.size == store->read(skipped.id)->content.size());
}

}  // namespace rummage::git::store
