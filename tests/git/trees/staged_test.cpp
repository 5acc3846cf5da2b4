#include "git/trees/staged.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <set>

#include "tests/git/trees/git_repo.h"
#include "tests/support/skip.h"

using namespace rummage;
using namespace rummage::git::trees;
using rummage::test::GitRepo;

namespace {

namespace store = rummage::git::store;

struct Paths {
  std::vector<std::string> changed, gone, before;
  bool operator==(const Paths&) const = default;
};

Paths paths_of(const Staged& staged) {
  Paths paths{staged.changed, staged.gone, {}};
  for (const tree::Entry& entry : staged.before) paths.before.push_back(entry.path);
  return paths;
}

// What git says: `:modes ids LETTER\0path\0`. A change of the mode alone is none.
Paths asked_of_git(const GitRepo& repo) {
  Paths paths;
  const auto words = repo.names("diff-index --cached --ita-invisible-in-index --no-renames --raw --no-abbrev -z HEAD");
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
    const std::string old_id = words[i].substr(15, 40), new_id = words[i].substr(56, 40);
    const char letter = words[i].back();
    if (letter == 'U' || old_id == new_id) continue;
    (letter == 'D' ? paths.gone : paths.changed).push_back(words[i + 1]);
    if (letter != 'A') paths.before.push_back(words[i + 1]);
  }
  for (auto* list : {&paths.changed, &paths.gone, &paths.before}) std::sort(list->begin(), list->end());
  return paths;
}

ContentId head_of(const GitRepo& repo) {
  auto head = store::read_head(repo.open());
  return head ? head->commit : ContentId{};
}

void check(const GitRepo& repo) {
  auto index = store::read_index(repo.open().index_path);
  REQUIRE(index);
  const auto objects = repo.store();
  auto staged = staged_files(*objects, *index, head_of(repo));
  REQUIRE(staged);
  CHECK(paths_of(*staged) == asked_of_git(repo));
  auto listed = staged_by_listing(objects, *index, head_of(repo), {});
  REQUIRE(listed);
  CHECK(paths_of(*staged) == paths_of(*listed));
  CHECK(staged->before == listed->before);
  index->trees.clear();
  auto without_cache = staged_files(*objects, *index, head_of(repo));
  REQUIRE(without_cache);
  CHECK(paths_of(*without_cache) == paths_of(*staged));
}

// Names that sort differently as files and as directories.
std::string path_of(std::mt19937& random) {
  static const char* const names[] = {"a", "a-b", "a.b", "a0", "A", "b", "caf\xE9", "x y"};
  std::string path = names[random() % std::size(names)];
  for (unsigned depth = random() % 4; depth > 0; --depth) path += std::string("/") + names[random() % std::size(names)];
  return path;
}

void change(const GitRepo& repo, std::mt19937& random) {
  const std::string path = path_of(random), whole = repo.path() + "/" + path;
  std::error_code error;
  if (random() % 3 == 0) {
    std::filesystem::remove_all(whole, error);
    return;
  }
  // A directory may stand where the file goes, or a file where its directory does.
  for (std::string above = path; above.find('/') != above.npos;) {
    above.resize(above.rfind('/'));
    if (std::filesystem::is_regular_file(repo.path() + "/" + above, error))
      std::filesystem::remove(repo.path() + "/" + above, error);
  }
  std::filesystem::remove_all(whole, error);
  repo.write(path, std::to_string(random() % 5));
}

}  // namespace

TEST_CASE("what is staged is what git says, with and without the cache tree") {
  if (!test::have_git()) return test::skip_case("no git");
  std::mt19937 random(7);
  for (int round = 0; round < 12; ++round) {
    GitRepo repo;
    for (int i = 0; i < 30; ++i) change(repo, random);
    repo.git("add -A");
    repo.git("commit -q --allow-empty -m base");
    check(repo);
    if (round % 3 == 0) repo.git("update-index --index-version 4");
    for (int step = 0; step < 4; ++step) {
      for (unsigned i = random() % 6; i > 0; --i) change(repo, random);
      repo.git(random() % 2 == 0 ? "add -A" : "add -A a b");
      if (random() % 4 == 0) repo.git("write-tree");  // fills in the cache tree of what is staged
      check(repo);
    }
  }
}

TEST_CASE("conflicts and what is only intended to be added are not staged") {
  if (!test::have_git()) return test::skip_case("no git");
  GitRepo repo;
  repo.write("both", "1");
  repo.write("sub/x", "1");
  repo.git("add -A");
  repo.git("commit -q -m base");
  repo.git("checkout -q -b side");
  repo.write("both", "2");
  repo.git("commit -q -a -m side");
  repo.git("checkout -q main");
  repo.write("both", "3");
  repo.git("commit -q -a -m main");
  repo.git("merge -q side");
  repo.write("later", "1");
  repo.git("add -N later");
  repo.git("rm -q --cached sub/x");
  check(repo);
}

TEST_CASE("before the first commit everything is staged") {
  if (!test::have_git()) return test::skip_case("no git");
  GitRepo repo;
  repo.write("d/a", "1");
  repo.write("b", "1");
  repo.git("add -A");
  auto index = store::read_index(repo.open().index_path);
  REQUIRE(index);
  auto staged = staged_files(*repo.store(), *index, {});
  REQUIRE(staged);
  CHECK(staged->changed == std::vector<std::string>{"b", "d/a"});
  CHECK(staged->before.empty());
}

TEST_CASE("a submodule counts when it moves") {
  if (!test::have_git()) return test::skip_case("no git");
  GitRepo repo;
  repo.write("a", "1");
  repo.git("update-index --add --cacheinfo 160000,1234567890123456789012345678901234567890,module");
  repo.git("add a");
  repo.git("commit -q -m base");
  auto staged = [&] {
    auto index = store::read_index(repo.open().index_path);
    REQUIRE(index);
    auto found = staged_files(*repo.store(), *index, head_of(repo));
    REQUIRE(found);
    return found->changed;
  };
  CHECK(staged().empty());
  repo.git("update-index --cacheinfo 160000,2234567890123456789012345678901234567890,module");
  CHECK(staged() == std::vector<std::string>{"module"});
}
