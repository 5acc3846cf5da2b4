#include "git/trees/work_tree.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "git/trees/lfs_pointer.h"
#include "git/trees/wildcard.h"
#include "tests/git/trees/git_repo.h"
#include "tests/support/skip.h"

using namespace rummage;
using namespace rummage::git::trees;
using rummage::test::GitRepo;

namespace {

std::unique_ptr<WorkTree> open(const GitRepo& repo, WorkTreeOptions options = {}) {
  auto tree = WorkTree::open(repo.open(), options);
  REQUIRE(tree);
  return std::move(*tree);
}

std::vector<std::string> paths(const WorkTree& tree) {
  std::vector<std::string> out;
  for (const tree::Entry& entry : tree.list().entries) out.push_back(entry.path);
  return out;
}

// What git lists, without what is gone, without the slash behind a repository inside, each once.
std::vector<std::string> git_paths(const GitRepo& repo, const std::string& excludes = "--exclude-standard") {
  std::set<std::string> out;
  for (std::string path : repo.names("ls-files -z --cached --others " + excludes)) {
    if (path.ends_with('/')) path.pop_back();
    out.insert(path);
  }
  for (const std::string& path : repo.names("ls-files -z --deleted")) out.erase(path);
  return {out.begin(), out.end()};
}

std::vector<std::string> codes(const WorkTree& tree) {
  std::vector<std::string> out;
  for (const Notice& notice : tree.list().notices) out.push_back(notice.code);
  return out;
}

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  unsigned pick(unsigned below) { return static_cast<unsigned>(engine_() % below); }
  std::string name() {
    static const char* const names[] = {"a", "b", "A", "c.yaml", "d.log", "build", "caf\xE9", "x y", "[z]", "#h", "!n"};
    return names[pick(std::size(names))];
  }
  std::string path() {
    std::string out = name();
    for (unsigned i = pick(3); i > 0; --i) out += "/" + name();
    return out;
  }
  std::string pattern() {
    static const char* const patterns[] = {
        "*.log",   "build/", "/a",       "a/",   "!a",      "!*.yaml", "**/b", "a/**",      "a/*/b", "c.*",
        "?",       "[ab]",   "\\#h",     "\\!n", "/a/b",    "*",       "!*/",  "# comment", "",      "x y",
        "d.log  ", "x\\ y",  "!build/a", "/*/",  "caf\xE9", "[!a]",    "**",   "a/b/",      "!/a/b"};
    return pick(4) == 0 ? path() : patterns[pick(std::size(patterns))];
  }
  std::string rules() {
    std::string out;
    for (unsigned i = pick(5); i > 0; --i) out += pattern() + (pick(6) == 0 ? "\r\n" : "\n");
    return out;
  }

 private:
  std::mt19937 engine_;
};

void fill(const GitRepo& repo, Random& random) {
  auto try_to = [](auto action) {
    try {
      action();
    } catch (const std::filesystem::filesystem_error&) {  // a file stands in the way
    }
  };
  for (int i = 0; i < 25; ++i) {
    std::string path = random.path();
    if (random.pick(8) == 0) {
      try_to([&] { repo.link(path, random.path()); });
    } else {
      try_to([&] { repo.write(path, std::to_string(i)); });
    }
    if (random.pick(3) == 0) repo.git("--literal-pathspecs add -f -- '" + path + "'");
  }
  for (unsigned i = random.pick(4); i > 0; --i)
    try_to([&] { repo.write((random.pick(2) == 0 ? "" : random.path() + "/") + ".gitignore", random.rules()); });
  if (random.pick(2) == 0) repo.write(".git/info/exclude", random.rules());
  if (random.pick(2) == 0) {
    repo.write(".git/my-excludes", random.rules());
    repo.git("config core.excludesFile '" + repo / ".git/my-excludes" + "'");
  }
  if (random.pick(3) == 0) try_to([&] { repo.write(random.path() + "/inner/.git/garbage", "no repository"); });
  if (random.pick(3) == 0) repo.git("init -q '" + random.path() + "/inner'");
}

}  // namespace

TEST_CASE("a worktree lists what git lists") {
  if (!test::have_git()) return test::skip_case("no git");
  for (unsigned seed = 0; seed < 40; ++seed) {
    Random random(seed);
    GitRepo repo;
    fill(repo, random);
    CAPTURE(seed, repo.git("ls-files -s"), repo.git("status --short --ignored"),
            repo.git("grep --no-index -n '' -- '*.gitignore' .git/info .git/my-excludes"));
    CHECK(paths(*open(repo)) == git_paths(repo));
    CHECK(paths(*open(repo, {true, {}})) == git_paths(repo, ""));
  }
}

TEST_CASE("an exclamation mark brings back what another file ignores, but nothing out of an ignored folder") {
  if (!test::have_git()) return test::skip_case("no git");
  GitRepo repo;
  repo.write(".git/info/exclude", "*.log\n*.key\nout/\n");
  repo.write(".gitignore", "\xEF\xBB\xBF!keep.log\n*.tmp\n");
  repo.write("sub/.gitignore", "!*.key\r\n!x.tmp\n");
  for (const char* path : {"keep.log", "a.log", "b.key", "sub/b.key", "sub/x.tmp", "sub/y.tmp", "out/keep.log"})
    repo.write(path, "x");
  CHECK(paths(*open(repo)) == git_paths(repo));
  CHECK(paths(*open(repo)) ==
        std::vector<std::string>{".gitignore", "keep.log", "sub/.gitignore", "sub/b.key", "sub/x.tmp"});
}

TEST_CASE("a pattern that asks for too much matches nothing and ends") {
  CHECK_FALSE(wildcard_match("*a*a*a*a*a*a*a*a*a*a*b", std::string(3000, 'a'), true));
  CHECK(wildcard_match("*a*a*a*b", std::string(3000, 'a') + "b", true));
  for (const char* pattern : {"[", "[a", "[!", "[[:", "[[:alpha:", "[a-", "[\\", "\\", "[]", "[^]"})
    CHECK_FALSE(wildcard_match(pattern, "a", false));
  CHECK(wildcard_match("[[:alpha:]-]", "-", false));
  CHECK(wildcard_match("[]a]", "]", false));
}

TEST_CASE("ids are those of the bytes whether the index is believed or not") {
  if (!test::have_git()) return test::skip_case("no git");
  for (bool attributes : {false, true}) {
    GitRepo repo;
    repo.write("clean", "one");
    repo.write("returns", "a\r\nb\r\n");
    repo.write("changed", "two");
    repo.write("run.sh", "x", true);
    repo.write("same-size", "abc");
    repo.link("link", "clean");
    if (attributes) repo.write(".gitattributes", "* text=auto\n*.up filter=up ident\n");
    repo.git("config filter.up.clean 'tr a-z A-Z'");
    repo.write("f.up", "shout");
    repo.git("add -A");
    repo.git("commit -qm x");
    repo.write("changed", "other");
    repo.write("same-size", "abd");  // racy: the same size, perhaps the same moment
    repo.write("new", "three");
    auto tree = open(repo);
    for (const tree::Entry& entry : tree->list().entries) {
      CAPTURE(entry.path);
      auto blob = tree->content(entry.path);
      REQUIRE(blob);
      CHECK(blob->id == blob_id(*blob->bytes));
      CHECK(*tree->content_id(entry.path) == blob->id);
      auto looked_up = tree->lookup(entry.path);
      REQUIRE(looked_up);
      CHECK(blob->mode == looked_up->mode);
      CHECK(looked_up->size == blob->bytes->size());
    }
    CHECK(tree->content("link")->view() == "clean");
    CHECK(tree->read("link")->view() == "one");
    CHECK(tree->lookup("run.sh")->mode == tree::Mode::executable);
    CHECK(tree->tracked("changed"));
    CHECK_FALSE(tree->tracked("new"));
  }
}

TEST_CASE("the index is believed for a file that is clean") {
  if (!test::have_git()) return test::skip_case("no git");
  GitRepo repo;
  repo.write("f", "one");
  repo.git("add f");
  auto entry = (*git::store::read_index(repo / ".git/index")).entries.at(0);
  struct stat state{};
  REQUIRE(stat((repo / "f").c_str(), &state) == 0);
  FileTime later{entry.mtime + 1, 0}, same{entry.mtime, entry.mtime_ns};
  CHECK(is_clean(state, entry, later));
  CHECK_FALSE(is_clean(state, entry, same));
  CHECK_FALSE(is_clean(state, entry, {}));
  auto differs = [&](auto change) {
    auto other = entry;
    change(other);
    return !is_clean(state, other, later);
  };
  CHECK(differs([](auto& e) { e.size += 1; }));
  CHECK(differs([](auto& e) { e.inode += 1; }));
  CHECK(differs([](auto& e) { e.ctime_ns ^= 1; }));
  CHECK(differs([](auto& e) { e.mtime_ns ^= 1; }));
  CHECK(differs([](auto& e) { e.mode = 0120000; }));
  CHECK(differs([](auto& e) { e.stage = 2; }));
  CHECK(differs([](auto& e) { e.intent_to_add = true; }));
}

TEST_CASE("submodules and repositories inside are entries and never entered") {
  if (!test::have_git()) return test::skip_case("no git");
  GitRepo repo;
  repo.write("lib/f", "inside");
  repo.git("-C lib init -q");
  repo.git("-C lib -c user.name=t -c user.email=t@example.com commit -qm x --allow-empty");
  repo.git("add lib");
  repo.write("nested/f", "inside");
  repo.git("-C nested init -q");
  repo.write("linked/.git", "gitdir: ../nested/.git\n");
  repo.write("linked/f", "inside");
  auto tree = open(repo);
  CHECK(paths(*tree) == std::vector<std::string>{"lib", "linked", "nested"});
  for (const char* path : {"lib", "linked", "nested"}) {
    CHECK(tree->lookup(path)->mode == tree::Mode::submodule);
    CHECK(tree->content(path).error().code == "tree/submodule");
  }
  CHECK(tree->read("lib/f").error().code == "tree/not-found");
  CHECK(codes(*tree) == std::vector<std::string>(3, "git/submodule"));
}

TEST_CASE("what is ignored is counted in one note, and tracked files in ignored folders are read") {
  if (!test::have_git()) return test::skip_case("no git");
  GitRepo repo;
  repo.write(".gitignore", "out/\n*.log\n");
  repo.write("out/kept", "1");
  repo.write("out/ignored", "2");
  repo.write("a.log", "3");
  repo.git("add -f out/kept .gitignore");
  auto tree = open(repo);
  CHECK(paths(*tree) == std::vector<std::string>{".gitignore", "out/kept"});
  CHECK(codes(*tree) == std::vector<std::string>{"git/ignored"});
  CHECK(tree->content("a.log").error().code == "tree/not-found");
  CHECK(tree->children("out").entries.size() == 1);
  CHECK(paths(*open(repo, {true, {}})).size() == 4);
}

TEST_CASE("a folder without permission is an error and the rest goes on") {
  if (geteuid() == 0) return test::skip_case("root may read everything");
  if (!test::have_git()) return test::skip_case("no git");
  GitRepo repo;
  repo.write("closed/x", "1");
  repo.write("open", "2");
  chmod((repo / "closed").c_str(), 0);
  auto tree = open(repo);
  CHECK(paths(*tree) == std::vector<std::string>{"open"});
  CHECK(codes(*tree) == std::vector<std::string>{"tree/unreadable"});
  chmod((repo / "closed").c_str(), 0700);
}

TEST_CASE("git's own variables decide: another index, a worktree elsewhere, a linked worktree") {
  if (!test::have_git()) return test::skip_case("no git");
  GitRepo repo;
  repo.write(".gitignore", "*.log\n");
  repo.write("f", "1");
  repo.write("g.log", "2");
  repo.git("add f .gitignore");
  repo.git("commit -qm x");
  setenv("GIT_INDEX_FILE", (repo / ".git/other").c_str(), 1);
  repo.git("add -f g.log");
  unsetenv("GIT_INDEX_FILE");
  git::store::Variables variables;
  variables.index_file = repo / ".git/other";
  auto other = WorkTree::open(*git::store::open_repository(repo.path(), variables, git::store::Search::here));
  REQUIRE(other);
  CHECK((*other)->tracked("g.log"));
  CHECK_FALSE((*other)->tracked("f"));

  repo.git("worktree add -q '" + repo / "linked" + "' -b side");
  repo.write("linked/new.log", "3");
  repo.write("linked/new", "4");
  auto linked = WorkTree::open(*git::store::open_repository(repo / "linked", {}, git::store::Search::here));
  REQUIRE(linked);
  CHECK(paths(**linked) == std::vector<std::string>{".gitignore", "f", "new"});

  test::TempDir elsewhere;
  elsewhere.write("f", "1");
  elsewhere.write("h.log", "not ignored: the rules are the other tree's");
  variables = {};
  variables.git_dir = repo / ".git";
  variables.work_tree = elsewhere.path();
  auto moved = WorkTree::open(*git::store::open_repository(elsewhere.path(), variables, git::store::Search::here));
  REQUIRE(moved);
  CHECK(paths(**moved) == std::vector<std::string>{"f", "h.log"});
}

TEST_CASE("an LFS pointer is recognised") {
  std::string pointer =
      "version https://git-lfs.github.com/spec/v1\noid sha256:" + std::string(64, 'a') + "\nsize 12345\n";
  CHECK(is_lfs_pointer(pointer));
  CHECK_FALSE(is_lfs_pointer(pointer + std::string(1024, 'x')));
  CHECK_FALSE(is_lfs_pointer("see " + pointer));
  CHECK_FALSE(is_lfs_pointer("version https://git-lfs.github.com/spec/v1\n"));
}
