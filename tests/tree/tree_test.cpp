#include "tree/tree.h"

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <cerrno>
#include <random>
#include <thread>

#include "tests/support/skip.h"
#include "tests/tree/pack.h"
#include "tests/tree/temp_dir.h"
#include "tree/archive_tree.h"
#include "tree/directory_tree.h"
#include "tree/memory_tree.h"
#include "tree/path.h"
#include "tree/recording_tree.h"

using namespace rummage;
using namespace rummage::tree;
using rummage::test::TempDir;

namespace {

DirectoryTree open(const TempDir& root, Limits limits = {}) {
  auto tree = DirectoryTree::open(root.path(), limits);
  REQUIRE(tree);
  return std::move(*tree);
}

std::vector<std::string> paths(const Listing& listing) {
  std::vector<std::string> out;
  for (const Entry& entry : listing.entries) out.push_back(entry.path);
  return out;
}

std::string outcome(const Result<Blob>& blob) {
  return blob ? "ok " + blob->id.hex() + *blob->bytes : blob.error().code;
}
std::string outcome(const Result<std::string>& path) {
  return path ? "ok " + *path : path.error().code;
}
std::string outcome(const Result<Entry>& entry) {
  return entry ? "ok " + entry->path + std::to_string(static_cast<int>(entry->mode)) +
                     std::to_string(entry->size.value_or(0))
               : entry.error().code;
}

// The same files in a directory, in memory and in an archive.
struct Triple {
  TempDir root;
  MemoryTree memory;
  std::vector<test::Packed> packed;

  void put(const std::string& path, const std::string& bytes, Mode mode) {
    if (memory.lookup(path) || !memory.put(path, bytes, mode)) return;
    packed.push_back({path, bytes, mode});
    if (mode == Mode::symlink) {
      root.link(path, bytes);
    } else {
      root.write(path, bytes, mode == Mode::executable);
    }
  }
};

std::string random_path(std::mt19937& random, bool dots) {
  static const std::string parts[] = {"a", "b", "c.yaml", "caf\xE9", "..", ".", ""};
  std::string out;
  for (unsigned i = 1 + random() % 4; i > 0; --i) out += (out.empty() ? "" : "/") + parts[random() % (dots ? 7 : 4)];
  return out;
}

}  // namespace

TEST_CASE("directory, memory and archive give the same answers") {
  std::mt19937 random(5);
  for (int round = 0; round < 40; ++round) {
    Triple files;
    for (int i = 0; i < 12; ++i) {
      Mode mode = static_cast<Mode>(random() % 3);
      std::string path = random_path(random, false),
                  bytes = mode == Mode::symlink ? random_path(random, true) : std::to_string(i);
      if (mode == Mode::symlink && bytes.empty()) bytes = "a";  // Linux has no empty links
      files.put(path, bytes, mode);
    }
    DirectoryTree directory = open(files.root);
    ArchiveTree archive(test::pack(files.packed, archive_write_set_format_pax), "a.tar");
    CHECK(directory.list().entries == files.memory.list().entries);
    CHECK(archive.list().entries == files.memory.list().entries);
    CHECK(directory.list().notices.empty());
    for (int i = 0; i < 60; ++i) {
      std::string path = random_path(random, true);
      CAPTURE(path);
      for (const Tree* tree : {static_cast<const Tree*>(&directory), static_cast<const Tree*>(&archive)}) {
        CHECK(outcome(tree->lookup(path)) == outcome(files.memory.lookup(path)));
        CHECK(outcome(tree->content(path)) == outcome(files.memory.content(path)));
        CHECK(outcome(tree->resolve(path)) == outcome(files.memory.resolve(path)));
        CHECK(outcome(tree->read(path)) == outcome(files.memory.read(path)));
        CHECK(tree->children(path).entries == files.memory.children(path).entries);
      }
    }
  }
}

TEST_CASE("what the resolver finds is what the system finds") {
  std::mt19937 random(6);
  for (int round = 0; round < 60; ++round) {
    Triple files;
    for (int i = 0; i < 10; ++i) {
      std::string path = random_path(random, false);
      bool link = random() % 2 == 0;
      std::string target = random_path(random, true);
      if (!target.empty()) files.put(path, link ? target : std::to_string(i), link ? Mode::symlink : Mode::file);
    }
    DirectoryTree tree = open(files.root);
    for (int i = 0; i < 40; ++i) {
      std::string path = random_path(random, true);
      if (path.empty()) continue;
      auto ours = tree.resolve(path);
      errno = 0;
      char* real = realpath((files.root / path).c_str(), nullptr);
      std::string theirs = real != nullptr ? real : "";
      free(real);
      CAPTURE(path, theirs);
      if (!ours) {
        if (ours.error().code != "tree/link-outside") CHECK(theirs.empty());
      } else if (theirs.empty()) {
        // A slash or dot behind a file's name is let pass here.
        CHECK(errno == ENOTDIR);
        CHECK(tree.lookup(*ours)->mode != Mode::directory);
      } else {
        CHECK((ours->empty() ? files.root.path() : files.root / *ours) == theirs);
      }
    }
  }
}

TEST_CASE("links are never followed out of the root, nor in circles") {
  TempDir outside, root;
  outside.write("secret", "out");
  root.link("absolute", outside / "secret");
  root.link("up", "../" + std::string(base_name(outside.path())) + "/secret");
  root.link("dir", outside.path());
  root.link("loop", "loop");
  root.link("ping", "pong");
  root.link("pong", "ping");
  std::string last = "f";
  root.write("f", "end");
  for (int i = 1; i <= 41; ++i) root.link("l" + std::to_string(i), last), last = "l" + std::to_string(i);
  DirectoryTree tree = open(root);
  for (const char* path : {"absolute", "up", "dir/secret"}) CHECK(tree.read(path).error().code == "tree/link-outside");
  for (const char* path : {"loop", "ping", "l41"}) CHECK(tree.read(path).error().code == "tree/link-loop");
  CHECK(tree.read("l40")->view() == "end");
  CHECK(tree.read("../x").error().code == "tree/link-outside");
  CHECK(tree.content("dir/secret").error().code == "tree/not-found");
  CHECK(tree.lookup("dir/secret").error().code == "tree/not-found");
  CHECK(tree.children("dir").entries.empty());
  CHECK(tree.content("absolute")->view() == outside / "secret");
  CHECK(to_notice(tree.read("loop").error(), "loop").level == NoticeLevel::warning);
}

TEST_CASE("what cannot be read is said") {
  TempDir root;
  root.write("big", std::string(101, 'x'));
  root.write("fits", std::string(100, 'x'));
  root.write("d/.git/config", "hidden");
  root.write("d/file", "seen");
  REQUIRE(mkfifo((root / "pipe").c_str(), 0600) == 0);
  Limits limits;
  limits.file_size = 100;
  limits.depth = 3;
  DirectoryTree tree = open(root, limits);
  CHECK(tree.content("big").error().code == "tree/too-large");
  CHECK(tree.content("fits"));
  CHECK(tree.content("pipe").error().code == "tree/special-file");
  CHECK(tree.content("d/.git/config").error().code == "tree/not-found");
  CHECK(tree.content("d").error().code == "tree/not-a-file");
  Listing listing = tree.list();
  CHECK(paths(listing) == std::vector<std::string>{"big", "d/file", "fits"});
  REQUIRE(listing.notices.size() == 1);
  CHECK(listing.notices[0].path == "pipe");
  CHECK(listing.notices[0].level == NoticeLevel::note);
  root.write("1/2/3/4/5", "deep");
  CHECK(tree.list().notices.at(1).code == "tree/too-deep");
  CHECK(DirectoryTree::open(root / "absent").error().code == "tree/not-found");
  CHECK(DirectoryTree::open(root / "big").error().code == "tree/not-a-directory");
}

TEST_CASE("a directory and a file without permission are errors, the rest goes on") {
  if (geteuid() == 0) return test::skip_case("root may read everything");
  TempDir root;
  root.write("closed/x", "1");
  root.write("file", "2");
  root.write("open", "3");
  REQUIRE(chmod((root / "closed").c_str(), 0) == 0);
  REQUIRE(chmod((root / "file").c_str(), 0) == 0);
  DirectoryTree tree = open(root);
  Listing listing = tree.list();
  CHECK(paths(listing) == std::vector<std::string>{"file", "open"});
  REQUIRE(listing.notices.size() == 1);
  CHECK(listing.notices[0] == Notice{"tree/unreadable", NoticeLevel::error, listing.notices[0].message, "closed"});
  CHECK(tree.content("file").error().code == "tree/unreadable");
  chmod((root / "closed").c_str(), 0700);
}

TEST_CASE("a file that grows while it is read is an error or whole") {
  TempDir root;
  root.write("f", std::string(1 << 20, 'a'));
  DirectoryTree tree = open(root);
  std::atomic<bool> stop{false};
  std::jthread writer([&] {
    std::ofstream file(root / "f", std::ios::app);
    while (!stop) file << 'a' << std::flush;
  });
  int changed = 0;
  for (int i = 0; i < 1000 && changed == 0; ++i) {
    auto blob = tree.content("f");
    if (blob) continue;
    CHECK(blob.error().code == "tree/changed");
    CHECK(to_notice(blob.error(), "f").level == NoticeLevel::error);
    ++changed;
  }
  stop = true;
  CHECK(changed == 1);
}

TEST_CASE("a record of reads is stale exactly when an answer changed") {
  auto fill = [](MemoryTree& tree) {
    tree.put("chart/Chart.yaml", "name: x");
    tree.put("chart/values.yaml", "a: 1");
    tree.put("other/file", "b");
    tree.put("link", "chart/values.yaml", Mode::symlink);
  };
  MemoryTree base;
  fill(base);
  RecordingTree recording(base);
  CHECK(recording.read("link")->view() == "a: 1");
  CHECK_FALSE(recording.read("chart/values-prod.yaml"));
  recording.list("chart");
  Reads reads = recording.reads();
  auto stale = [&](std::string_view path, std::string bytes) {
    MemoryTree other;
    fill(other);
    other.put(path, std::move(bytes));
    return !same_answers(other, reads);
  };
  CHECK(same_answers(base, reads));
  CHECK_FALSE(stale("other/file", "changed"));
  CHECK_FALSE(stale("chart/Chart.yaml", "changed, but only its name was listed"));
  CHECK(stale("chart/values.yaml", "a: 2"));
  CHECK(stale("chart/values-prod.yaml", ""));
  CHECK(stale("chart/templates/x", ""));
  CHECK(stale("link", "no link any more"));
}

TEST_CASE("paths are joined by their names") {
  CHECK(join("a/b", "../c") == "a/c");
  CHECK(join("a", "./b//c/.") == "a/b/c");
  CHECK(join("a", "..") == "");
  CHECK_FALSE(join("a", "../.."));
  CHECK_FALSE(join("a", "/b"));
  CHECK(parent("a/b/c") == "a/b");
  CHECK(base_name("c") == "c");
  CHECK(is_below("a/b", "a"));
  CHECK_FALSE(is_below("ab", "a"));
  for (const char* path : {"/a", "a/", "a//b", "./a", "a/..", ".git", "a/.git/b"}) CHECK_FALSE(is_clean(path));
  MemoryTree tree;
  CHECK(tree.put("a/b", ""));
  CHECK_FALSE(tree.put("a", ""));
  CHECK_FALSE(tree.put("a/b/c", ""));
}
