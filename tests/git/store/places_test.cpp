#include "tests/git/store/places.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "git/store/object_store.h"
#include "git/store/visit.h"
#include "tests/support/skip.h"

namespace rummage::git::store {
namespace {

void set_up(test::ScratchRepo& repo) {
  repo.write("sub/file", "x\n");
  repo.commit("one");
  repo.git("tag -a -m t v1");
}

std::string code_of(const Result<Repository>& repository) {
  return repository ? "" : repository.error().code;
}

std::vector<std::string> codes(const std::vector<Notice>& notices) {
  std::vector<std::string> out;
  for (const Notice& notice : notices) out.push_back(notice.code);
  return out;
}

}  // namespace

TEST_CASE("HEAD, refs and worktrees of odd shapes are found as git finds them") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  set_up(repo);
  repo.git("branch 'deep/er/caf\351'");
  repo.git("pack-refs --all");
  repo.git("branch -f 'deep/er/caf\351' HEAD");
  repo.commit("two");  // main is loose again, over a packed one
  repo.git("update-ref -d refs/tags/v1");
  repo.git("symbolic-ref refs/heads/alias refs/heads/main");
  repo.git("symbolic-ref refs/remotes/origin/HEAD refs/remotes/origin/none");
  check_places(repo, ".");
  repo.git("init -q --separate-git-dir apart.git elsewhere");
  repo.git("-C elsewhere commit -q --allow-empty -m x");
  check_places(repo, "elsewhere");
  repo.git("clone -q --bare . bare.git");
  repo.git("clone -q . cloned");
  repo.git("-C cloned submodule --quiet add ../bare.git in/side");
  check_places(repo, "cloned/in/side");
  check_places(repo, "cloned/.git/modules/in/side");
  repo.git("-C bare.git worktree add -q ../of-bare main");
  check_places(repo, "of-bare");
  repo.git("-C of-bare update-ref refs/worktree/own HEAD");
  repo.git("-C of-bare update-ref refs/bisect/bad HEAD");
  check_places(repo, "of-bare");
  check_places(repo, "bare.git");
  repo.shell("cd cloned/.git && ln -sf refs/heads/main HEAD");  // as Git wrote it long ago
  check_places(repo, "cloned");
}

TEST_CASE("core.worktree and core.bare count where they count for git") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  set_up(repo);
  repo.shell("mkdir other third");
  repo.git("worktree add -q linked");
  repo.git("config core.worktree '" + repo.path() + "/other'");
  check_places(repo, ".git");
  check_places(repo, "linked");
  repo.git("config extensions.worktreeConfig true");
  repo.git("config core.repositoryformatversion 1");
  check_places(repo, "linked");
  repo.git("-C linked config --worktree core.worktree '" + repo.path() + "/third'");
  check_places(repo, "linked");
  repo.git("config --unset core.worktree");
  repo.git("config core.bare true");
  check_places(repo, ".git");
}

TEST_CASE("a file that the configuration includes decides nothing, as in git") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  set_up(repo);
  repo.shell(
      "mkdir trap; printf '[core]\\n\\tworktree = ../trap\\n\\tbare = true\\n[extensions]\\n\\tobjectFormat = "
      "sha256\\n' >included; git config include.path ../included");
  auto repository = open_repository(repo.path(), {});
  REQUIRE(repository);
  CHECK(repository->hash == HashKind::sha1);
  CHECK(canonical(repository->work_tree) == canonical(repo.word("rev-parse --show-toplevel")));
}

TEST_CASE("git's variables name the parts that git takes") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  set_up(repo);
  repo.git("clone -q --bare . bare.git");
  repo.git("worktree add -q linked");
  const std::string bare = repo.path() + "/bare.git", linked = repo.path() + "/.git/worktrees/linked";
  for (const std::string& dir : {bare, linked, repo.path() + "/.git", repo.path() + "/linked/.git"}) {
    INFO(dir);
    Variables variables;
    variables.git_dir = dir;
    check_places(repo, "sub", variables, "GIT_DIR='" + dir + "'");
    variables.work_tree = repo.path() + "/sub";
    check_places(repo, "sub", variables, "GIT_DIR='" + dir + "' GIT_WORK_TREE='" + repo.path() + "/sub'");
  }
}

TEST_CASE("objects are borrowed as git borrows them") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo, lender("--object-format=sha1"), far;
  far.write("far", "far\n");
  far.commit("far");
  lender.write("near", "near\n");
  lender.commit("near");
  std::filesystem::create_directories(repo.path() + "/odd:\"name");
  far.shell("cp -r .git/objects '" + repo.path() + "/odd:\"name/objects'");
  test::spill(lender.path() + "/.git/objects/info/alternates", "# a remark\n" + far.path() + "/.git/objects\n\n");
  Variables variables;
  variables.alternate_objects = lender.path() + "/.git/objects";
  auto all = [&](const std::string& environment, const Variables& given) {
    std::set<std::string> ids;
    auto store = ObjectStore::open(*open_repository(repo.path(), given));
    for (std::uint32_t slot = 0; slot < store->slots(); ++slot) ids.insert(store->id(slot).hex() + "\n");
    const std::string ours = std::accumulate(ids.begin(), ids.end(), std::string());
    CHECK(ours == repo.shell(environment + " git cat-file --batch-all-objects '--batch-check=%(objectname)'"));
    return ours;
  };
  CHECK(all("", {}).empty());
  CHECK(!all("GIT_ALTERNATE_OBJECT_DIRECTORIES='" + *variables.alternate_objects + "'", variables).empty());
  variables.alternate_objects = "\"" + repo.path() + "/odd:\\\"name/objects\"::" + lender.path() + "/.git/objects";
  all("GIT_ALTERNATE_OBJECT_DIRECTORIES='" + *variables.alternate_objects + "'", variables);
  variables = {};
  variables.object_directory = lender.path() + "/.git/objects";
  all("GIT_OBJECT_DIRECTORY='" + *variables.object_directory + "'", variables);
}

TEST_CASE("a .git file that leads nowhere ends the search") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  set_up(repo);
  repo.write("moved/.git", "gitdir: /nowhere/at/all\n");
  CHECK_THROWS(repo.git("-C moved rev-parse --git-dir"));
  CHECK(code_of(open_repository(repo.path() + "/moved", {})) == "git/no-repository");
  CHECK(open_repository(repo.path() + "/moved", {}).error().message.find("/nowhere/at/all") != std::string::npos);
  repo.write("moved/.git", "something else\n");
  CHECK_THROWS(repo.git("-C moved rev-parse --git-dir"));
}

TEST_CASE("a repository of a format that is not known is read as far as it is understood") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  set_up(repo);
  repo.git("config core.repositoryformatversion 1");
  repo.git("config extensions.preciousObjects true");
  CHECK(open_repository(repo.path(), {})->notices.empty());
  test::spill(repo.path() + "/.git/config", "[core]\nrepositoryformatversion = 1\n[extensions]\nnewRefs = true\n");
  CHECK_THROWS(repo.git("rev-parse HEAD"));
  auto repository = open_repository(repo.path(), {});
  REQUIRE(repository);
  CHECK(codes(repository->notices) == std::vector<std::string>{"git/unknown-format"});
  CHECK(read_refs(*repository).refs.size() == 2);
  test::spill(repo.path() + "/.git/config", "[core]\nrepositoryformatversion = 7\n");
  CHECK(codes(open_repository(repo.path(), {})->notices) == std::vector<std::string>{"git/unknown-format"});
}

// As Git 2.45 and later lay it out; the table's bytes are never looked at.
TEST_CASE("a reftable is told, and the objects are read all the same") {
  if (!test::have_git()) return test::skip_case("no git");
  test::ScratchRepo repo;
  set_up(repo);
  std::string ids = repo.git("cat-file --batch-all-objects '--batch-check=%(objectname)'");
  repo.shell(
      "rm -r .git/refs/* && mkdir -p .git/reftable && echo 'ref: refs/heads/.invalid' >.git/HEAD && "
      "echo 'this repository uses the reftable format' >.git/refs/heads && "
      "echo 0x000000000001-0x000000000001-00000000.ref >.git/reftable/tables.list");
  repo.shell("printf 'REFT' >.git/reftable/0x000000000001-0x000000000001-00000000.ref");
  repo.shell("git config core.repositoryformatversion 1; git config extensions.refStorage reftable || true");
  auto repository = open_repository(repo.path() + "/sub", {});
  REQUIRE(repository);
  CHECK(codes(repository->notices) == std::vector<std::string>{"git/reftable"});
  CHECK(repository->notices[0].message.find("git refs migrate --ref-format=files") != std::string::npos);
  Refs refs = read_refs(*repository);
  CHECK((refs.refs.empty() && refs.notices.empty()));
  CHECK(read_head(*repository, refs)->commit.empty());
  auto store = ObjectStore::open(*repository);
  auto result = visit_objects(*store, ThreadPool(1), {}, [](const VisitedObject&, unsigned) {});
  CHECK(result.visited.total() == static_cast<std::uint64_t>(std::count(ids.begin(), ids.end(), '\n')));
}

}  // namespace rummage::git::store
