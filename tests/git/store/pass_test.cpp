#include <git2.h>
#include <catch2/catch.hpp>

#include <map>
#include <mutex>
#include <sstream>

#include "git/store/delta.h"
#include "git/store/object_store.h"
#include "git/store/repository.h"
#include "git/store/visit.h"
#include "tests/git/support/random_history.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/skip.h"

namespace rummage::git::store {
namespace {

using Objects = std::map<std::string, std::string>;  // id -> kind, blank, content

Repository open(const std::string& path, const Variables& variables = {}) {
  auto repository = open_repository(path, variables, Search::here);
  REQUIRE(repository);
  return *repository;
}

bool true_delta(const VisitedObject& object) {
  if (object.delta == nullptr) return true;
  Delta delta{object.delta->base.size(), object.content.size(), object.delta->instructions};
  std::string made(object.content.size(), '\0');
  return apply_delta(delta, object.delta->base, made.data()) && made == object.content;
}

// By the pass; checks that each object comes once, and that delta views are true.
Objects visited(const ObjectStore& store, unsigned threads, VisitResult* result = nullptr) {
  Objects out;
  std::mutex mutex;
  int twice = 0;
  ThreadPool pool(threads);
  auto got = visit_objects(store, pool, {}, [&](const VisitedObject& object, unsigned worker) {
    std::lock_guard lock(mutex);
    std::string text = std::string(name(object.kind)) + " " + std::string(object.content);
    twice += !out.emplace(object.id.hex(), text).second || worker >= threads || !true_delta(object) ||
             store.id(object.slot) != object.id;
  });
  CHECK(twice == 0);
  if (result != nullptr) *result = std::move(got);
  return out;
}

// By git itself.
Objects by_git(const test::ScratchRepo& repo) {
  Objects out;
  std::string text = repo.git("cat-file --batch-all-objects --batch");
  for (std::size_t at = 0; at < text.size();) {
    std::istringstream line(text.substr(at, text.find('\n', at) - at));
    std::string id, kind;
    std::size_t size = 0;
    line >> id >> kind >> size;
    at = text.find('\n', at) + 1;
    out.emplace(id, kind + " " + text.substr(at, size));
    at += size + 1;
  }
  return out;
}

// By libgit2, one by one.
Objects by_library(const std::string& path, const Objects& ids) {
  git_libgit2_init();
  git_repository* repository = nullptr;
  git_odb* odb = nullptr;
  REQUIRE(git_repository_open(&repository, path.c_str()) == 0);
  REQUIRE(git_repository_odb(&odb, repository) == 0);
  Objects out;
  for (const auto& [hex, text] : ids) {
    git_oid id;
    git_odb_object* object = nullptr;
    git_oid_fromstr(&id, hex.c_str());
    if (git_odb_read(&object, odb, &id) != 0) continue;
    std::string_view content(static_cast<const char*>(git_odb_object_data(object)), git_odb_object_size(object));
    out.emplace(hex, std::string(git_object_type2string(git_odb_object_type(object))) + " " + std::string(content));
    git_odb_object_free(object);
  }
  git_odb_free(odb);
  git_repository_free(repository);
  return out;
}

Objects read_singly(const ObjectStore& store, const Objects& ids) {
  Objects out;
  for (const auto& [hex, text] : ids) {
    auto object = store.read(*ContentId::from_hex(hex));
    REQUIRE(object);
    auto header = store.header(*ContentId::from_hex(hex));
    REQUIRE(header);
    CHECK(header->kind == object->kind);
    CHECK(header->size == object->content.size());
    out.emplace(hex, std::string(name(object->kind)) + " " + object->content);
  }
  return out;
}

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
  Objects expected = by_git(repo);
  REQUIRE(expected.size() > 100);
  auto store = ObjectStore::open(open(repo.path()));
  VisitResult result;
  CHECK(visited(*store, 1, &result) == expected);
  CHECK(result.present.total() == expected.size());
  CHECK(result.visited == result.present);
  CHECK(result.notices.empty());
  CHECK(visited(*store, 2) == expected);
  CHECK(visited(*store, 7) == expected);
  CHECK(read_singly(*store, expected) == expected);
  if (store->hash() == HashKind::sha1) CHECK(by_library(repo.path(), expected) == expected);
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
