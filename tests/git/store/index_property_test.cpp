#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <random>

#include "git/store/index_file.h"
#include "git/store/repository.h"
#include "tests/git/support/scratch_repo.h"
#include "tests/support/skip.h"

// The index as it is read here against what `git ls-files --debug` says of it, field by field, over made-up indices of
// every version, whole, split and sparse, and both hashes.
namespace rummage::git::store {
namespace {

// Bits of `flags` as Git keeps them in memory (cache.h, CE_VALID and others).
constexpr unsigned kValid = 1u << 15, kIntentToAdd = 1u << 29, kSkipWorktree = 1u << 30;

// What `git ls-files --stage --debug -z` prints of this index.
std::string listing(const Index& index) {
  std::string out;
  for (const IndexEntry& entry : index.entries) {
    const unsigned flags = (entry.assume_valid ? kValid : 0) | (entry.intent_to_add ? kIntentToAdd : 0) |
                           (entry.skip_worktree ? kSkipWorktree : 0);
    out += fmt::format("{:06o} {} {}\t{}", entry.mode, entry.id.hex(), entry.stage, entry.path);
    out += '\0';
    out += fmt::format("  ctime: {}:{}\n  mtime: {}:{}\n  ino: {}\n  size: {}\tflags: {:x}\n", entry.ctime,
                       entry.ctime_ns, entry.mtime, entry.mtime_ns, entry.inode, entry.size, flags);
  }
  return out;
}

// The same from Git's own words: numbers of devices and owners, and flags that mean nothing here, are left out.
std::string by_git(const test::ScratchRepo& repo, const std::string& options) {
  std::string text = repo.git("ls-files --stage --debug -z " + options), out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t name_end = text.find('\0', at) + 1;
    out += text.substr(at, name_end - at);
    unsigned ctime, ctime_ns, mtime, mtime_ns, device, inode, user, group, size, flags;
    int used = 0;
    REQUIRE(std::sscanf(text.c_str() + name_end,
                        "  ctime: %u:%u\n  mtime: %u:%u\n  dev: %u\tino: %u\n  uid: %u\tgid: %u\n  size: %u\tflags: "
                        "%x\n%n",
                        &ctime, &ctime_ns, &mtime, &mtime_ns, &device, &inode, &user, &group, &size, &flags,
                        &used) == 10);
    out += fmt::format("  ctime: {}:{}\n  mtime: {}:{}\n  ino: {}\n  size: {}\tflags: {:x}\n", ctime, ctime_ns, mtime,
                       mtime_ns, inode, size, flags & (kValid | kIntentToAdd | kSkipWorktree));
    at = name_end + static_cast<std::size_t>(used);
  }
  return out;
}

void check(const test::ScratchRepo& repo, const std::string& options = "") {
  auto repository = open_repository(repo.path(), {});
  REQUIRE(repository);
  auto index = read_index(repository->index_path, repository->hash);
  REQUIRE(index);
  CHECK((listing(*index) == by_git(repo, options)));
}

class Changes {
 public:
  explicit Changes(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t n) { return random_() % n; }

  std::string path() {
    static const std::vector<std::string> parts = {"a",   "b",       "aa",  "dir",
                                                   "Dir", "caf\351", "x y", "long-name-of-a-part"};
    std::string out = parts[below(parts.size())];
    for (std::size_t depth = below(4); depth > 0; --depth) out += "/d" + parts[below(parts.size())];
    return out + fmt::format("/f{}", below(30));
  }

  // A script of `count` steps.
  std::string script(int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += step(path());
    return out + "git add -A -- ':!*intended*' || true\n";
  }

 private:
  std::string step(const std::string& path) {
    const std::string write =
        "mkdir -p \"$(dirname '" + path + "')\" && echo " + std::to_string(random_()) + " >'" + path + "'";
    switch (below(12)) {
      case 0:
        return "rm -f '" + path + "'\n";
      case 1:
        return "git rm -q --cached --ignore-unmatch '" + path + "'\n";
      case 2:
        return write + " && git add '" + path + "' && git update-index --assume-unchanged '" + path + "'\n";
      case 3:
        return write + " && git add '" + path + "' && git update-index --skip-worktree '" + path + "'\n";
      case 4:
        return "echo x >'intended" + std::to_string(below(9)) + "' && git add -N intended*\n";
      case 5:
        return write + " && git add --chmod=+x '" + path + "'\n";
      case 6:
        return "ln -sf a 'link" + std::to_string(below(9)) + "'\n";
      default:
        return write + "\n";
    }
  }

  std::mt19937 random_;
};

// Turns the last change into a conflict of three stages.
const char* conflict =
    "id=$(git hash-object -w --stdin </dev/null); for s in 1 2 3; do printf \"100644 $id $s\\tcon/flict\\n\"; done |"
    " git update-index --index-info";

}  // namespace

TEST_CASE("made-up indices of every version are read as git reads them") {
  if (!test::have_git()) return test::skip_case("no git");
  const std::string format = GENERATE("sha1", "sha256"), version = GENERATE("2", "3", "4");
  INFO(format << " version " << version);
  test::ScratchRepo repo("--object-format=" + format);
  repo.git("config index.version " + version);
  repo.git("config splitIndex.maxPercentChange 100");
  Changes changes(static_cast<unsigned>(version[0]) * 7 + static_cast<unsigned>(format.size()));
  repo.shell(changes.script(60));
  check(repo);
  repo.shell("git commit -qm one; git update-index --index-version " + version + "; " + changes.script(20));
  check(repo);
  repo.shell(std::string(conflict) + "; git update-index --force-untracked-cache");
  check(repo);
  for (int round = 0; round < 3; ++round) {  // replaced, deleted and added entries over the shared ones
    repo.shell("git update-index --split-index; " + changes.script(15));
    CHECK(!parse_index(test::slurp(repo.path() + "/.git/index"), format == "sha1" ? HashKind::sha1 : HashKind::sha256)
               ->shared.empty());
    check(repo);
  }
  repo.shell("git update-index --no-split-index; " + changes.script(5));
  check(repo);
}

TEST_CASE("a sparse index and one with a file system monitor are read as git reads them") {
  if (!test::have_git()) return test::skip_case("no git");
  const std::string format = GENERATE("sha1", "sha256");
  INFO(format);
  test::ScratchRepo repo("--object-format=" + format);
  for (int i = 0; i < 60; ++i)
    repo.write(fmt::format("top{}/mid{}/low{}/file", i % 3, i % 4, i % 5), std::to_string(i));
  repo.commit("one");
  repo.git("sparse-checkout set --cone --sparse-index top1/mid2");
  auto sparse = read_index(repo.path() + "/.git/index", format == "sha1" ? HashKind::sha1 : HashKind::sha256);
  REQUIRE(sparse);
  CHECK(sparse->sparse);
  check(repo, "--sparse");
  repo.git("sparse-checkout disable");
  check(repo);
  repo.shell("printf '#!/bin/sh\\nprintf \"t\\\\0/\\\\0\"\\n' >.git/monitor && chmod +x .git/monitor");
  repo.git("config core.fsmonitor .git/monitor");
  repo.git("update-index --fsmonitor && git status >/dev/null");
  CHECK(test::slurp(repo.path() + "/.git/index").find("FSMN") != std::string::npos);
  check(repo);
}

// Written in blocks for several threads: their table (IEOT) is passed over, and paths of version 4 begin anew in each.
TEST_CASE("an index of many entries, written in blocks, is read as git reads it") {
  if (!test::have_git()) return test::skip_case("no git");
  const std::string version = GENERATE("2", "4");
  INFO(version);
  test::ScratchRepo repo;
  repo.git("config index.version " + version);
  repo.git("config index.threads 4");
  const std::string id = repo.word("hash-object -w --stdin </dev/null");
  std::string list;
  for (int i = 0; i < 20500; ++i) list += fmt::format("100644 {} 0\tdir{:03}/a-name-of-a-file-{}\n", id, i % 300, i);
  repo.write("list", list);
  repo.git("update-index --index-info <list");
  CHECK(test::slurp(repo.path() + "/.git/index").find("IEOT") != std::string::npos);
  check(repo);
}

}  // namespace rummage::git::store
