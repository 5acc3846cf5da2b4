#include "git/history/walk.h"

#include <catch2/catch.hpp>

#include <set>

#include "git/store/object_store.h"
#include "git/store/repository.h"
#include "tests/git/support/random_history.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/git/support/shapes.h"
#include "tests/support/skip.h"

namespace rummage::git::history {
namespace {

// Finds each letter A to I after "content ", and the word "merge" nowhere.
struct Found {
  std::uint32_t at = 0;
  std::uint32_t begin() const { return at; }
  std::uint32_t end() const { return at + 1; }
  Found shifted(std::int64_t by) const { return {static_cast<std::uint32_t>(at + by)}; }
  bool operator==(const Found&) const = default;
};

struct LetterScanner final : text::ContentScanner<Found> {
  text::Reach reach() const override { return {}; }
  void scan(std::string_view content, std::span<const text::Window> windows, text::Sink<Found>& sink) const override {
    for (const text::Window& window : windows)
      for (std::uint32_t at = window.begin; at < window.end; ++at)
        if (content.substr(at).starts_with("content ")) sink.record({at + 8});
  }
  std::optional<text::Window> reevaluate(std::string_view, const text::Anchor&, text::Sink<Found>&) const override {
    return std::nullopt;
  }
};

std::shared_ptr<const store::ObjectStore> open(const test::ScratchRepo& repo) {
  auto repository = store::open_repository(repo.path(), {});
  REQUIRE(repository);
  return store::ObjectStore::open(*repository);
}

std::string told(const WalkResult<Found>& result) {
  std::string out;
  for (const auto& object : result.objects)
    for (const Found& found : object.records)
      out += object.id.hex() + " " + store::name(object.kind) + " " + std::to_string(found.at) + "\n";
  return out;
}

void fill(test::ScratchRepo& repo, std::size_t id_digits = 40) {
  repo.import(test::random_history(5, 50, id_digits));
  repo.git("symbolic-ref HEAD refs/heads/b1 && git reset -q --hard");
  repo.write("big", std::string(5000, 'x') + "content Z");
  repo.write("nul", std::string("\0content N", 10));
  repo.commit("a commit whose content is text");
  repo.git("tag -a -m 'tag content here' annotated");
}

}  // namespace

TEST_CASE("a walk scans every content once, the same for all threads and layouts") {
  if (!test::have_git()) return test::skip_case("no git");
  const std::string format = GENERATE("sha1", "sha256");
  INFO(format);
  test::ScratchRepo repo("--object-format=" + format);
  fill(repo, format == "sha1" ? 40 : 64);
  LetterScanner scanner;
  auto one = walk(*open(repo), scanner, ThreadPool(1));
  std::string expected = told(one);
  CHECK(expected.find("commit") != std::string::npos);
  CHECK(expected.find(" tag ") != std::string::npos);
  CHECK(told(walk(*open(repo), scanner, ThreadPool(2))) == expected);
  repo.git("repack -adkfq");
  auto packed = walk(*open(repo), scanner, ThreadPool(7));
  CHECK(told(packed) == expected);
  CHECK(packed.counts.blobs == one.counts.blobs);
  CHECK(packed.counts.blobs.objects == packed.counts.present.blobs);
  CHECK(std::to_string(packed.counts.blobs.bytes) + "\n" ==
        repo.git("cat-file --batch-all-objects --batch-check | awk '/ blob /{s+=$3} END{print s}'"));
}

TEST_CASE("a walk over repositories of every shape is the same in every layout, with carrying and without") {
  if (!test::have_git()) return test::skip_case("no git");
  struct LineScanner final : text::ContentScanner<Found> {  // finds each digit 7 of a line
    text::Reach reach() const override { return {}; }
    void scan(std::string_view content, std::span<const text::Window> windows, text::Sink<Found>& sink) const override {
      for (const text::Window& window : windows)
        for (std::uint32_t at = window.begin; at < window.end; ++at)
          if (content[at] == '7') sink.record({at});
    }
    std::optional<text::Window> reevaluate(std::string_view, const text::Anchor&, text::Sink<Found>&) const override {
      return std::nullopt;
    }
  } scanner;
  for (auto make : {test::deep_deltas, test::huge_trees, test::merges, test::odd_names}) {
    test::ScratchRepo repo;
    repo.import(make(40));
    WalkOptions in_full;
    in_full.carry = false;
    const auto twin = walk(*open(repo), scanner, ThreadPool(1), in_full);
    const std::string expected = told(twin);
    CHECK(!expected.empty());
    for (const char* layout : {"repack -adfq --depth=4095 --window=40", "-c pack.packSizeLimit=20k repack -adfq",
                               "-c repack.useDeltaBaseOffset=false repack -adfq --window=3"}) {
      INFO(layout);
      repo.git(layout);
      for (unsigned threads : {1u, 2u, 7u}) {
        const auto got = walk(*open(repo), scanner, ThreadPool(threads));
        CHECK((told(got) == expected));
        CHECK(got.counts.blobs == twin.counts.blobs);
        CHECK(got.counts.present == twin.counts.present);
        CHECK(got.notices.empty());
      }
    }
  }
}

TEST_CASE("what a walk leaves out is counted by reason") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  fill(repo);
  auto store = open(repo);
  ContentId known_blob = blob_id("content A\n"), big = blob_id(std::string(5000, 'x') + "content Z");
  std::unordered_set<ContentId> known{known_blob, blob_id("absent")};
  WalkOptions options;
  options.commits = options.tags = false;
  options.size_limit = 1000;
  options.known = &known;
  options.skip = [](store::ObjectKind, std::string_view content) {
    return content.find('\0') != content.npos ? "binary" : nullptr;
  };
  LetterScanner scanner;
  auto result = walk(*store, scanner, ThreadPool(2), options);
  REQUIRE(result.too_large.size() == 1);
  CHECK(result.too_large[0].id == big);
  CHECK(result.counts.skipped.at("size") == Tally{1, 5009});
  CHECK(result.counts.skipped.at("binary") == Tally{1, 10});
  CHECK(result.counts.known.objects == 1);
  CHECK(result.counts.blobs.objects + 3 == result.counts.present.blobs);
  CHECK(told(result).find(known_blob.hex()) == std::string::npos);
  std::unordered_set<ContentId> only{known_blob};
  options.known = nullptr;
  options.only = &only;
  auto restricted = walk(*store, scanner, ThreadPool(1), options);
  REQUIRE(restricted.objects.size() == 1);
  CHECK((restricted.objects[0].records == std::vector<Found>{{8}}));
}

TEST_CASE("what the history names and the store has not is counted") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.write("a", "content A\n");
  repo.commit("one");
  repo.write("d/b", "content B\n");
  repo.commit("two");
  repo.git("clone -q --depth 1 'file://" + repo.path() + "' shallow");
  LetterScanner scanner;
  CHECK(walk(*open(repo), scanner, ThreadPool(2)).notices.empty());
  auto shallow = store::open_repository(repo.path() + "/shallow", {});
  REQUIRE(shallow);
  WalkOptions options;
  options.shallow = &shallow->shallow;
  CHECK(walk(*store::ObjectStore::open(*shallow), scanner, ThreadPool(1), options).notices.empty());
  for (const char* name : {"HEAD:a", "HEAD:d", "HEAD^"}) {
    std::string id = repo.word("rev-parse " + std::string(name));
    repo.shell("rm -f .git/objects/" + id.substr(0, 2) + "/" + id.substr(2));
  }
  auto damaged = walk(*open(repo), scanner, ThreadPool(2));
  CHECK(damaged.counts.missing == store::ObjectCounts{1, 1, 1, 0});
  REQUIRE(damaged.notices.size() == 1);
  CHECK(damaged.notices[0].code == "git/missing-object");
}

}  // namespace rummage::git::history
