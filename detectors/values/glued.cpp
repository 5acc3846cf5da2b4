#include "detectors/values/glued.h"

#include <algorithm>

#include "detectors/values/characters.h"

namespace rummage::detectors {
namespace {

constexpr std::size_t max_glued = 40;

/// True when a new word begins at `at`: "dbPass|word" no, "db|Pass", "API|Key", "v2|Token".
bool begins_word(std::string_view text, std::size_t at) {
  char before = text[at - 1], here = text[at];
  if (!is_upper(here)) return false;
  if (!is_upper(before)) return true;
  return at + 1 < text.size() && is_lower(text[at + 1]);
}

}  // namespace

std::vector<std::string> unglued(std::string_view word, bool (*known)(std::string_view)) {
  std::size_t size = word.size();
  std::vector<std::string> parts;
  if (size > max_glued) return parts;
  std::vector<std::size_t> from(size + 1, std::string::npos);  // where the last word of a cut that ends here begins
  from[0] = 0;
  for (std::size_t end = 2; end <= size; ++end) {
    for (std::size_t begin = 0; begin + 2 <= end && from[end] == std::string::npos; ++begin) {
      if (from[begin] != std::string::npos && known(word.substr(begin, end - begin))) from[end] = begin;
    }
  }
  if (size == 0 || from[size] == std::string::npos) return parts;
  for (std::size_t end = size; end > 0; end = from[end]) parts.emplace_back(word.substr(from[end], end - from[end]));
  std::reverse(parts.begin(), parts.end());
  return parts;
}

std::vector<std::string_view> cut_words(std::string_view text, std::size_t max) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size() && words.size() < max; ++at) {
    bool ends = at == text.size() || !is_alnum(text[at]);
    if (!ends && (at == begin || !begins_word(text, at))) continue;
    if (at > begin) words.push_back(text.substr(begin, at - begin));
    begin = ends ? at + 1 : at;
  }
  return words;
}

}  // namespace rummage::detectors
