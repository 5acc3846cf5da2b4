#pragma once

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace rummage::detectors {

/// A set of words that is written as one text with blanks between. The text must outlive it (a literal). Meant for
/// function-local statics: made when first asked, then thread-safe.
class WordSet {
 public:
  explicit WordSet(std::string_view words) {
    for_each(words, [this](std::string_view word) { words_.insert(word); });
  }
  bool has(std::string_view word) const { return words_.contains(word); }

  /// Calls `visit` for each word of such a text.
  template <class Visit>
  static void for_each(std::string_view words, Visit visit) {
    for (std::size_t begin = words.find_first_not_of(' '); begin < words.size();) {
      std::size_t end = std::min(words.find(' ', begin), words.size());
      visit(words.substr(begin, end - begin));
      begin = words.find_first_not_of(' ', end);
    }
  }

 private:
  std::unordered_set<std::string_view> words_;
};

}  // namespace rummage::detectors
