#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <sstream>

#include "git/history/introduced.h"
#include "git/history/versions.h"
#include "git/store/revision.h"
#include "git/store/visit_few.h"
#include "tests/git/support/random_history.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/skip.h"

namespace rummage::git::history {
namespace {

struct Opened {
  store::Repository repository;
  std::shared_ptr<const store::ObjectStore> objects;
  explicit Opened(const test::ScratchRepo& repo)
      : repository(*store::open_repository(repo.path(), {})), objects(store::ObjectStore::open(repository)) {}
};

std::set<std::string> lines(const std::string& text) {
  std::istringstream in(text);
  std::set<std::string> out;
  for (std::string line; std::getline(in, line);) out.insert(line);
  return out;
}

std::vector<ContentId> ids(const std::set<std::string>& words) {
  std::vector<ContentId> out;
  for (const std::string& word : words) out.push_back(*ContentId::from_hex(word));
  return out;
}

std::set<std::string> hex(const std::unordered_set<ContentId>& set) {
  std::set<std::string> out;
  for (const ContentId& id : set) out.insert(id.hex());
  return out;
}

// Commits that head reaches and base does not, word by word: git's own range stops early when clocks run backwards.
std::set<std::string> commits_of(const test::ScratchRepo& repo, const std::string& base, const std::string& head) {
  std::set<std::string> out = lines(repo.git("rev-list " + head));
  for (const std::string& id : lines(repo.git("rev-list " + base))) out.erase(id);
  return out;
}

// Every commit's files: path -> blob, and its trees.
struct Listing {
  std::map<std::string, std::string> files;
  std::set<std::string> trees;  // "id path"
};
Listing listing(const test::ScratchRepo& repo, const std::string& commit) {
  Listing out;
  out.trees.insert(repo.word("rev-parse " + commit + "^{tree}") + " ");
  const std::string text = repo.git("ls-tree -r -t -z " + commit);
  for (std::size_t at = 0; at < text.size(); at = text.find('\0', at) + 1) {
    const std::string entry = text.substr(at, text.find('\0', at) - at);
    const std::size_t tab = entry.find('\t');
    const std::string id = entry.substr(tab - 40, 40), path = entry.substr(tab + 1);
    if (entry.find(" tree ") < tab)
      out.trees.insert(id + " " + path);
    else
      out.files[path] = id;
  }
  return out;
}

}  // namespace

TEST_CASE("objects of a range are those that its commits have where no parent has them, and all that are new to it") {
  if (!test::have_git()) return test::skip_case("no git");
  for (unsigned seed : {41u, 42u}) {
    test::ScratchRepo repo;
    repo.import(test::random_history(seed, 70));
    const Opened opened(repo);
    std::map<std::string, Listing> all;
    for (const std::string& id : lines(repo.git("rev-list --all"))) all[id] = listing(repo, id);
    for (const auto& [base, head] : {std::pair("b0", "b1"), std::pair("b2", "b0"), std::pair("t1", "b3")}) {
      const std::set<std::string> commits = commits_of(repo, base, head);
      std::set<std::string> expected = commits, trees, paths_of_a;
      for (const std::string& id : commits) {
        std::istringstream parents(repo.git("log -1 --format=%P " + id));
        std::vector<const Listing*> before;
        for (std::string parent; parents >> parent;) before.push_back(&all.at(parent));
        auto new_to_all = [&](auto held) { return std::none_of(before.begin(), before.end(), held); };
        for (const auto& [path, blob] : all.at(id).files)
          if (new_to_all([&](const Listing* parent) {
                const auto at = parent->files.find(path);
                return at != parent->files.end() && at->second == blob;
              })) {
            expected.insert(blob);
            if (blob == blob_id("content A\n").hex()) paths_of_a.insert(path);
          }
        for (const std::string& tree : all.at(id).trees)
          if (new_to_all([&](const Listing* parent) { return parent->trees.contains(tree); }))
            trees.insert(tree.substr(0, 40));
      }
      for (unsigned threads : {1u, 7u}) {
        const Introduced got = introduced_objects(*opened.objects, ThreadPool(threads), ids(commits));
        CHECK(hex(got.objects) == expected);
        CHECK(got.notices.empty());
        CHECK(got.counts == store::ObjectCounts{commits.size(), trees.size(), expected.size() - commits.size(), 0});
        std::set<std::string> paths;
        for (const Change& change :
             introduced_changes(*opened.objects, ThreadPool(threads), ids(commits), {blob_id("content A\n")})) {
          paths.insert(change.path);
          CHECK(std::find(change.before.begin(), change.before.end(), change.blob) == change.before.end());
          for (const ContentId& before : change.before)
            CHECK(std::any_of(all.begin(), all.end(), [&](const auto& commit) {
              const auto at = commit.second.files.find(change.path);
              return at != commit.second.files.end() && at->second == before.hex();
            }));
        }
        CHECK(paths == paths_of_a);
      }
      // What git lists for the range and the base's side has nowhere is all among them.
      std::set<std::string> fresh = lines(repo.git("rev-list --objects --no-object-names " + std::string(head)));
      for (const std::string& id : lines(repo.git("rev-list --objects --no-object-names " + std::string(base))))
        fresh.erase(id);
      expected.insert(trees.begin(), trees.end());
      CHECK(std::includes(expected.begin(), expected.end(), fresh.begin(), fresh.end()));
    }
  }
}

TEST_CASE("versions at paths are all that git's commits have there") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.import(test::random_history(43, 80));
  const std::vector<std::string> paths = {"a", "dir/sub/x", "dir/sub", "deep/1/2/3/4", "caf\351/z", "nowhere", "dir"};
  std::set<std::string> expected;
  for (const std::string& id : lines(repo.git("cat-file --batch-all-objects --batch-check | grep commit | cut -c1-40")))
    for (const auto& [path, blob] : listing(repo, id).files)
      if (std::find(paths.begin(), paths.end(), path) != paths.end()) expected.insert(blob);
  CHECK(hex(versions_at(*Opened(repo).objects, ThreadPool(1), paths)) == expected);
  repo.git("repack -adkfq");
  CHECK(hex(versions_at(*Opened(repo).objects, ThreadPool(3), paths)) == expected);
}

TEST_CASE("a few objects read one by one are those of a pass") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  repo.import(test::random_history(44, 60));
  repo.git("repack -adkfq --depth=20");
  repo.write("large", std::string(5000, 'x'));
  repo.commit("loose");
  const Opened opened(repo);
  const store::ObjectStore& objects = *opened.objects;
  std::vector<std::uint32_t> slots;
  for (std::uint32_t slot = 0; slot < objects.slots(); slot += 3)
    if (objects.canonical(slot)) slots.push_back(slot);
  slots.push_back(*objects.slot(blob_id(std::string(5000, 'x')).bytes.data()));
  store::VisitOptions options;
  options.trees = false;
  options.size_limit = 1000;
  auto seen = [&](unsigned threads, bool few) {
    std::vector<std::map<std::string, std::string>> parts(threads);
    store::Visitor visitor = [&](const store::VisitedObject& object, unsigned worker) {
      parts[worker][object.id().hex()] = std::string(object.content);
    };
    const std::set<std::uint32_t> wanted(slots.begin(), slots.end());
    options.wanted = [&](std::uint32_t slot) { return wanted.contains(slot); };
    const store::VisitResult result = few ? visit_few(objects, ThreadPool(threads), slots, options, visitor)
                                          : visit_objects(objects, ThreadPool(threads), options, visitor);
    std::map<std::string, std::string> all;
    for (auto& part : parts) all.merge(part);
    CHECK(result.skipped.size() == 1);
    CHECK(result.corrupt.empty());
    return std::pair(all, result.visited);
  };
  const auto pass = seen(2, false);
  CHECK(pass.first.size() > 10);
  CHECK(seen(1, true) == pass);
  CHECK(seen(7, true) == pass);
}

}  // namespace rummage::git::history
