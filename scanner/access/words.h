#pragma once

#include <string_view>
#include <vector>

namespace rummage::access {

/// The words of a list that blanks separate.
inline std::vector<std::string_view> words(std::string_view list) {
  std::vector<std::string_view> all;
  while (!list.empty()) {
    std::size_t blank = list.find(' ');
    all.push_back(list.substr(0, blank));
    list = blank == std::string_view::npos ? std::string_view() : list.substr(blank + 1);
  }
  return all;
}

}  // namespace rummage::access
