#pragma once

#include <random>
#include <string>
#include <vector>

namespace rummage::test {

/// A git fast-import stream of a made-up history: `count` commits on a random graph (lines, forks, merges of two and
/// more, criss-cross, several roots), each changing, moving or deleting a few files out of a small set of paths and
/// contents, so that the same contents come, go and come back in many places. Times repeat and run backwards at times.
/// `id_digits`: 64 for a SHA-256 repository.
inline std::string random_history(unsigned seed, unsigned count, std::size_t id_digits = 40) {
  std::mt19937 random(seed);
  auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  const std::vector<std::string> paths = {"a",       "b.yaml",  "dir/a",        "dir/sub/x",      "dir/sub/y",
                                          "other/a", "other/n", "deep/1/2/3/4", "\"caf\\351/z\"", "dir.d/a"};
  std::string out;
  long time = 1600000000;
  std::vector<unsigned> tips;
  for (unsigned i = 1; i <= count; ++i) {
    time += static_cast<long>(below(5)) * 100 - 190;
    out += "commit refs/heads/b" + std::to_string(below(6)) + "\nmark :" + std::to_string(i) + "\n";
    out +=
        "author A <a@x> " + std::to_string(time - 7) + " +0200\ncommitter C <c@x> " + std::to_string(time) + " +0000\n";
    out += "data 2\nm\n";
    bool root = i == 1 || below(40) == 0;
    auto recent = [&] { return std::to_string(i - 1 - below(std::min<std::size_t>(i - 1, 8))); };
    if (!root) {
      out += "from :" + recent() + "\n";
      if (i > 3)
        for (std::size_t parents = below(4) == 0 ? 1 + below(3) : 0; parents > 0; --parents)
          out += "merge :" + recent() + "\n";
    } else {
      out += "from " + std::string(id_digits, '0') + "\n";
    }
    for (std::size_t changes = below(4); changes > 0; --changes) {
      const std::string& path = paths[below(paths.size())];
      if (below(4) == 0)
        out += "D " + path + "\n";
      else
        out += "M 100644 inline " + path + "\ndata 10\ncontent " + std::string(1, static_cast<char>('A' + below(9))) +
               "\n\n";
    }
    out += "\n";
  }
  for (unsigned tag = 0; tag < 5; ++tag)
    out += "reset refs/tags/t" + std::to_string(tag) + "\nfrom :" + std::to_string(1 + below(count)) + "\n\n";
  return out;
}

}  // namespace rummage::test
