#include "base/path_glob.h"

#include <algorithm>
#include <string>
#include <vector>

namespace rummage {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    if (end > at) parts.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

// Greedy with one step back: linear in the product of the lengths, no recursion.
bool part_matches(std::string_view glob, std::string_view part) {
  std::size_t g = 0, p = 0, star = std::string_view::npos, resume = 0;
  while (p < part.size()) {
    if (g < glob.size() && (glob[g] == '?' || (glob[g] != '*' && glob[g] == part[p]))) {
      ++g, ++p;
    } else if (g < glob.size() && glob[g] == '*') {
      star = g++;
      resume = p;
    } else if (star != std::string_view::npos) {
      g = star + 1;
      p = ++resume;
    } else {
      return false;
    }
  }
  while (g < glob.size() && glob[g] == '*') ++g;
  return g == glob.size();
}

bool parts_match(const std::vector<std::string_view>& glob, const std::vector<std::string_view>& path) {
  // reached[i]: the first g parts of the glob match the first i parts of the path.
  std::vector<char> reached(path.size() + 1, 0);
  reached[0] = 1;
  for (std::string_view part : glob) {
    std::vector<char> next(path.size() + 1, 0);
    for (std::size_t i = 0; i <= path.size(); ++i) {
      if (part == "**")
        next[i] = reached[i] || (i > 0 && next[i - 1]);
      else if (i > 0)
        next[i] = reached[i - 1] && part_matches(part, path[i - 1]);
    }
    reached.swap(next);
  }
  for (std::size_t i = 1; i <= path.size(); ++i)
    if (reached[i]) return true;  // the path itself, or a folder above it
  return false;
}

}  // namespace

bool path_matches(std::string_view glob, std::string_view path) {
  const std::vector<std::string_view> parts = parts_of(path);
  if (glob.find('/') == std::string_view::npos && glob != "**") {
    for (std::string_view part : parts)
      if (part_matches(glob, part)) return true;
    return false;
  }
  return parts_match(parts_of(glob), parts);
}

}  // namespace rummage
