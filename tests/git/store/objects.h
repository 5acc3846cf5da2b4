#pragma once

#include <git2.h>
#include <catch2/catch.hpp>

#include <map>
#include <mutex>
#include <sstream>
#include <string>

#include "git/store/delta.h"
#include "git/store/object_store.h"
#include "git/store/repository.h"
#include "git/store/visit.h"
#include "tests/git/support/scratch_repo.h"

namespace rummage::git::store {

/// id -> kind, blank, content
using Objects = std::map<std::string, std::string>;  // id -> kind, blank, content

inline Repository open(const std::string& path, const Variables& variables = {}) {
  auto repository = open_repository(path, variables, Search::here);
  REQUIRE(repository);
  return *repository;
}

inline bool true_delta(const VisitedObject& object) {
  if (object.delta == nullptr) return true;
  Delta delta{object.delta->base.size(), object.content.size(), object.delta->instructions};
  std::string made(object.content.size(), '\0');
  return apply_delta(delta, object.delta->base, made.data()) && made == object.content;
}

/// By the pass; checks that each object comes once, and that delta views are true.
inline Objects visited(const ObjectStore& store, unsigned threads, VisitResult* result = nullptr) {
  Objects out;
  std::mutex mutex;
  int twice = 0;
  ThreadPool pool(threads);
  auto got = visit_objects(store, pool, {}, [&](const VisitedObject& object, unsigned worker) {
    std::lock_guard lock(mutex);
    std::string text = std::string(name(object.kind)) + " " + std::string(object.content);
    twice += !out.emplace(object.id().hex(), text).second || worker >= threads || !true_delta(object) ||
             !store.contains(object.id());
  });
  CHECK(twice == 0);
  if (result != nullptr) *result = std::move(got);
  return out;
}

/// By git itself.
inline Objects by_git(const test::ScratchRepo& repo) {
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

/// By libgit2, one by one.
inline Objects by_library(const std::string& path, const Objects& ids) {
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

inline Objects read_singly(const ObjectStore& store, const Objects& ids) {
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

/// Every way of reading gives exactly `expected`: the pass with 1, 2 and 7 threads, single reads, and libgit2 where it
/// knows the hash.
inline void check_against(const test::ScratchRepo& repo, const Objects& expected) {
  REQUIRE(expected.size() > 50);
  auto store = ObjectStore::open(open(repo.path()));
  VisitResult result;
  CHECK((visited(*store, 1, &result) == expected));
  CHECK(result.present.total() == expected.size());
  CHECK(result.visited == result.present);
  CHECK(result.notices.empty());
  CHECK((visited(*store, 2) == expected));
  CHECK((visited(*store, 7) == expected));
  CHECK((read_singly(*store, expected) == expected));
  if (store->hash() == HashKind::sha1) CHECK((by_library(repo.path(), expected) == expected));
}

}  // namespace rummage::git::store
