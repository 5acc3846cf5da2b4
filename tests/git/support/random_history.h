#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace rummage::test {

/// A git fast-import stream of a made-up history: `count` commits on a random graph (lines, forks, merges of two and
/// more, criss-cross, several roots), each changing, moving or deleting a few files out of a small set of paths. Most
/// contents are one of nine ("content A" to "content I"), so that the same ones come, go and come back in many places;
/// the others stand once. A merge takes some files of each parent, and may change others. Times repeat and run
/// backwards at times. `id_digits`: 64 for a SHA-256 repository.
class RandomHistory {
 public:
  RandomHistory(unsigned seed, unsigned count, std::size_t id_digits)
      : random_(seed), count_(count), id_digits_(id_digits), files_(count + 1) {}

  std::string stream() {
    for (unsigned mark = 1; mark <= count_; ++mark) add_commit(mark);
    for (unsigned tag = 0; tag < 5; ++tag)
      out_ += "reset refs/tags/t" + std::to_string(tag) + "\nfrom :" + std::to_string(1 + below(count_)) + "\n\n";
    return std::move(out_);
  }

 private:
  using Files = std::map<std::string, std::string>;

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }

  void add_commit(unsigned mark) {
    time_ += static_cast<long>(below(5)) * 100 - 190;
    out_ += "commit refs/heads/b" + std::to_string(below(6)) + "\nmark :" + std::to_string(mark) + "\n";
    out_ += "author A <a@x> " + std::to_string(time_ - 7) + " +0200\ncommitter C <c@x> " + std::to_string(time_) +
            " +0000\ndata 2\nm\n";
    std::vector<unsigned> parents;
    if (mark > 1 && below(40) != 0) parents.push_back(recent(mark));
    if (!parents.empty() && mark > 3 && below(4) == 0)
      for (std::size_t more = 1 + below(3); more > 0; --more) parents.push_back(recent(mark));
    if (parents.empty()) out_ += "from " + std::string(id_digits_, '0') + "\n";
    for (std::size_t i = 0; i < parents.size(); ++i)
      out_ += (i == 0 ? "from :" : "merge :") + std::to_string(parents[i]) + "\n";
    Files& files = files_[mark];
    if (!parents.empty()) files = files_[parents[0]];
    for (std::size_t i = 1; i < parents.size(); ++i) take_some(files_[parents[i]], files);
    for (std::size_t changes = below(5); changes > 0; --changes) change(files);
    out_ += "\n";
  }

  unsigned recent(unsigned mark) { return mark - 1 - static_cast<unsigned>(below(std::min<std::size_t>(mark - 1, 8))); }

  void take_some(const Files& other, Files& files) {
    for (const char* path : paths) {
      if (below(3) != 0) continue;
      const auto theirs = other.find(path);
      if (theirs == other.end())
        remove(path, files);
      else
        put(path, theirs->second, files);
    }
  }

  void change(Files& files) {
    const char* path = paths[below(paths.size())];
    if (below(4) == 0) return remove(path, files);
    std::string content = "content " + std::string(1, static_cast<char>('A' + below(9)));
    if (below(5) == 0) content += std::to_string(++contents_);
    put(path, content + "\n", files);
  }

  void put(const std::string& path, const std::string& content, Files& files) {
    files[path] = content;
    out_ += "M 100644 inline " + path + "\ndata " + std::to_string(content.size()) + "\n" + content + "\n";
  }

  void remove(const std::string& path, Files& files) {
    files.erase(path);
    out_ += "D " + path + "\n";
  }

  static constexpr std::array<const char*, 10> paths = {
      "a",       "b.yaml",  "dir/a",        "dir/sub/x",      "dir/sub/y",
      "other/a", "other/n", "deep/1/2/3/4", "\"caf\\351/z\"", "dir.d/a"};
  std::mt19937 random_;
  unsigned count_;
  std::size_t id_digits_;
  std::vector<Files> files_;  // by mark
  std::string out_;
  long time_ = 1600000000;
  unsigned contents_ = 0;
};

inline std::string random_history(unsigned seed, unsigned count, std::size_t id_digits = 40) {
  return RandomHistory(seed, count, id_digits).stream();
}

}  // namespace rummage::test
