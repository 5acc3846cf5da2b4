#include "git/trees/git_tree.h"

#include <catch2/catch.hpp>

#include "git/trees/index_tree.h"
#include "git/trees/work_tree.h"
#include "tests/git/trees/git_repo.h"
#include "tests/support/skip.h"
#include "tree/path.h"

using namespace rummage;
using namespace rummage::git::trees;
using rummage::test::GitRepo;

namespace {

std::unique_ptr<GitTree> open(const GitRepo& repo, const std::string& revision) {
  auto tree = GitTree::open(repo.store(), repo.id(revision));
  REQUIRE(tree);
  return std::move(*tree);
}

// Everything a tree says, so that two trees can be compared.
std::string describe(const tree::Tree& tree) {
  std::string out;
  for (const tree::Entry& entry : tree.list().entries) {
    auto id = tree.content_id(entry.path);
    auto blob = tree.content(entry.path);
    out += entry.path + " " + std::to_string(static_cast<int>(entry.mode)) + " " + (id ? id->hex() : id.error().code) +
           " " + (blob ? *blob->bytes : blob.error().code);
    out += " " + std::to_string(tree.lookup(entry.path)->size.value_or(0)) + "\n";
    out += std::to_string(tree.children(tree::parent(entry.path)).entries.size()) + "\n";
  }
  return out;
}

void fill(const GitRepo& repo) {
  repo.write("a/b/c.yaml", "x: 1\n");
  repo.write("a.b", "sorts before a/");
  repo.write("run", "#!", true);
  repo.write("caf\xE9", "raw bytes");
  repo.write("Case", "1");
  repo.write("case", "2");
  repo.link("a/link", "b/c.yaml");
  repo.git("add -A");
  repo.git("commit -qm one");
}

}  // namespace

TEST_CASE("commit, index and worktree are the same tree after a commit") {
  if (!test::have_git()) return test::skip_case("no git");
  const std::string format = GENERATE("sha1", "sha256");
  INFO(format);
  GitRepo repo("--object-format=" + format);
  fill(repo);
  auto commit = open(repo, "HEAD");
  auto work = WorkTree::open(repo.open());
  REQUIRE(work);
  IndexTree index(repo.store(), (*work)->index());
  CHECK(describe(*commit) == describe(**work));
  CHECK(describe(*commit) == describe(index));
  for (const tree::Tree* tree :
       {static_cast<const tree::Tree*>(commit.get()), static_cast<const tree::Tree*>(&index)}) {
    CHECK(tree->read("a/link")->view() == "x: 1\n");
    CHECK(tree->lookup("a")->mode == tree::Mode::directory);
    CHECK(tree->lookup("a/b/d").error().code == "tree/not-found");
    CHECK(tree->lookup("run/x").error().code == "tree/not-found");
    CHECK(tree->content("a").error().code == "tree/not-a-file");
    CHECK(tree->children("a").entries ==
          std::vector<tree::Entry>{{"a/b", tree::Mode::directory, {}}, {"a/link", tree::Mode::symlink, {}}});
  }
  repo.write("untracked", "raw bytes");
  CHECK((*WorkTree::open(repo.open()))->content_id("untracked").value() == repo.id("HEAD:caf\xE9"));
  repo.git("gc -q");
  CHECK(describe(*open(repo, "HEAD")) == describe(IndexTree(repo.store(), (*work)->index())));
}

TEST_CASE("a tag leads to its tree, a blob to none") {
  if (!test::have_git()) return test::skip_case("no git");
  GitRepo repo;
  fill(repo);
  repo.git("tag -am t one");
  repo.git("tag -am t two one");
  CHECK(open(repo, "two")->root() == repo.id("'HEAD^{tree}'"));
  CHECK(GitTree::open(repo.store(), repo.id("HEAD:run")).error().code == "git/not-a-tree");
  CHECK(GitTree::open(repo.store(), blob_id("absent")).error().code == "git/missing-object");
}

TEST_CASE("the index as a tree: staged content, conflicts, intent to add, submodules") {
  if (!test::have_git()) return test::skip_case("no git");
  GitRepo repo;
  fill(repo);
  repo.write("run", "changed, not staged");
  repo.write("staged", "v1");
  repo.git("add staged");
  repo.write("staged", "v2");
  repo.write("later", "x");
  repo.git("add -N later");
  repo.git("update-index --add --cacheinfo 160000," + repo.id("HEAD").hex() + ",module");
  std::string blob = repo.id("HEAD:run").hex();
  repo.git("update-index --index-info <<'E'\n100644 " + blob + " 1\tfight\n100644 " + blob + " 2\tfight\n100644 " +
           blob + " 3\tfight\nE");
  IndexTree tree(repo.store(), *git::store::read_index(repo / ".git/index"));
  CHECK(tree.content("run")->view() == "#!");
  CHECK(tree.content("staged")->view() == "v1");
  CHECK(tree.lookup("later").error().code == "tree/not-found");
  CHECK(tree.lookup("module")->mode == tree::Mode::submodule);
  CHECK(tree.content("module").error().code == "tree/submodule");
  CHECK(tree.lookup("fight").error().code == "tree/not-found");
  auto notices = tree.list().notices;
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].code == "git/conflict");
  CHECK(notices[0].path == "fight");
}

TEST_CASE("a sparse index lists the files of its folders") {
  if (!test::have_git()) return test::skip_case("no git");
  GitRepo repo;
  fill(repo);
  repo.write("other/x/y", "z");
  repo.git("add -A");
  repo.git("commit -qm two");
  auto whole = open(repo, "HEAD");
  repo.git("sparse-checkout init --cone --sparse-index");
  repo.git("sparse-checkout set a");
  auto index = git::store::read_index(repo / ".git/index");
  REQUIRE(index);
  if (!index->sparse) return test::skip_case("this git makes no sparse index");
  CHECK(describe(IndexTree(repo.store(), *index)) == describe(*whole));
  auto work = WorkTree::open(repo.open());
  REQUIRE(work);
  auto notices = (*work)->list().notices;
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].code == "git/sparse");
}

TEST_CASE("names that no worktree can hold are left out of a hostile commit") {
  if (!test::have_git()) return test::skip_case("no git");
  GitRepo repo;
  fill(repo);
  auto made = [&](const std::string& lines) {
    return repo.git("mktree --missing <<'E'\n" + lines + "E").substr(0, 40);
  };
  // git refuses such names itself, so the tree object is written by hand.
  std::string raw;
  for (const char* name : {".", "..", ".git", "a", "a/b"}) {
    raw += std::string("100644 ") + name + '\0';
    raw.append(reinterpret_cast<const char*>(repo.id("HEAD:run").bytes.data()), 20);
  }
  repo.write("raw", raw);
  std::string id = repo.git("hash-object -t tree -w --literally raw").substr(0, 40);
  auto hostile = GitTree::open(repo.store(), *ContentId::from_hex(id));
  REQUIRE(hostile);
  auto listing = (*hostile)->list();
  CHECK(listing.entries.size() == 1);
  CHECK(listing.notices.size() == 4);
  CHECK((*hostile)->content("a"));
  for (const char* path : {".", "..", ".git", "a/b"}) CHECK_FALSE((*hostile)->content(path));

  // A tree in a tree in a tree ...: 2^40 directories, none of which holds a file.
  std::string level = made("");
  for (int i = 0; i < 40; ++i) level = made("040000 tree " + level + "\ta\n040000 tree " + level + "\tb\n");
  tree::Limits limits;
  limits.entries = 10'000;
  auto bomb = GitTree::open(repo.store(), *ContentId::from_hex(level), limits);
  REQUIRE(bomb);
  auto stopped = (*bomb)->list();
  REQUIRE(stopped.notices.size() == 1);
  CHECK(stopped.notices[0].code == "tree/too-many");
}
