#pragma once

#include <random>
#include <string>
#include <vector>

namespace rummage::test {

/// git fast-import streams of repositories of one special shape each. All times are distinct and ascending.
class Shape {
 public:
  explicit Shape(std::string branch = "main") : branch_(std::move(branch)) {}

  /// Begins a commit on `branch` with these parents (marks); gives its mark.
  unsigned commit(const std::string& branch, const std::vector<unsigned>& parents) {
    const std::string time = std::to_string(1600000000 + 60 * ++mark_);
    out_ += "commit refs/heads/" + branch + "\nmark :" + std::to_string(mark_) + "\nauthor A <a@x> " + time +
            " +0200\ncommitter C <c@x> " + time + " +0000\ndata 2\nm\n";
    for (std::size_t i = 0; i < parents.size(); ++i)
      out_ += (i == 0 ? "from :" : "merge :") + std::to_string(parents[i]) + "\n";
    return mark_;
  }
  unsigned commit() { return last_ = commit(branch_, last_ == 0 ? std::vector<unsigned>() : std::vector{last_}); }
  /// A file of the commit that was begun last. `path` as fast-import takes it, quoted where odd.
  void file(const std::string& path, const std::string& bytes, const char* mode = "100644") {
    out_ +=
        std::string("M ") + mode + " inline " + path + "\ndata " + std::to_string(bytes.size()) + "\n" + bytes + "\n";
  }
  /// A submodule there: a commit of another repository.
  void submodule(const std::string& path, const std::string& hex) { out_ += "M 160000 " + hex + " " + path + "\n"; }
  void remove(const std::string& path) { out_ += "D " + path + "\n"; }
  std::string stream() const { return out_ + "done\n"; }

 private:
  std::string branch_, out_;
  unsigned mark_ = 0, last_ = 0;
};

/// A text that grows and is turned around: long chains of deltas.
inline std::string deep_deltas(std::size_t) {
  Shape shape;
  std::string text;
  for (int i = 0; i < 300; ++i) {
    text.insert(text.size() / 2, "line " + std::to_string(i * 7919) + " of a text that grows in the middle\n");
    shape.commit();
    shape.file("grows", text);
    if (i % 5 == 0) shape.file("turns", text.substr(text.size() / 3) + text.substr(0, text.size() / 3));
  }
  return shape.stream();
}

/// A folder of 3,000 files, a few of them changed in each commit, and 200 folders inside each other.
inline std::string huge_trees(std::size_t) {
  Shape shape;
  shape.commit();
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "d/";
  shape.file(deep + "bottom", "bottom\n");
  for (int i = 0; i < 3000; ++i) shape.file("many/file" + std::to_string(i), "same " + std::to_string(i % 50) + "\n");
  for (int i = 0; i < 20; ++i) {
    shape.commit();
    for (int k = 0; k < 3; ++k) shape.file("many/file" + std::to_string(i * 131 + k), std::to_string(i));
  }
  return shape.stream();
}

/// Two lines that merge each other again and again, an octopus of twelve, two roots.
inline std::string merges(std::size_t) {
  Shape shape;
  unsigned left = shape.commit("left", {});
  shape.file("l", "0");
  unsigned right = shape.commit("right", {});
  shape.file("r", "0");
  for (int i = 0; i < 25; ++i) {
    const unsigned before = left;
    left = shape.commit("left", {left, right});
    shape.file("l", std::to_string(i));
    right = shape.commit("right", {right, before});
    shape.file("r", "r" + std::to_string(i));
  }
  std::vector<unsigned> arms;
  for (int i = 0; i < 12; ++i) {
    arms.push_back(shape.commit("arm" + std::to_string(i), {i % 2 == 0 ? left : right}));
    shape.file("arm" + std::to_string(i), "x");
  }
  shape.commit("main", arms);
  shape.file("evil", "only the merge has this\n");
  return shape.stream();
}

/// Names that other systems take for one, bytes that are no UTF-8, line ends and quotes in names, a submodule, links,
/// an empty file, binary bytes.
inline std::string odd_names(std::size_t id_digits) {
  Shape shape;
  for (int i = 0; i < 10; ++i) {
    shape.commit();
    for (const char* name : {"Read.me", "READ.ME", "read.me", "\"caf\\351\"", "\"caf\\303\\251\"", "\"new\\nline\"",
                             "\"quote\\\"d\"", "\"tab\\tbed\"", "dir/a", "dir.b/a"})
      shape.file(name, std::string(name) + std::to_string(i % 3));
    if (i % 3 != 2) shape.file("dir-c/a", std::to_string(i));
    shape.file("link", i % 2 == 0 ? "dir/a" : "../../outside", "120000");
    shape.file("run", "#!/bin/sh\n", "100755");
    shape.file("empty", "");
    shape.file("binary", std::string("\0\1\xff\n", 4) + std::to_string(i));
    shape.submodule("module", std::string(id_digits - 1, 'a') + std::to_string(i % 4));
    if (i % 3 == 2) shape.remove("dir-c/a");
  }
  return shape.stream();
}

}  // namespace rummage::test
