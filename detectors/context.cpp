#include "detectors/context.h"

#include <optional>

#include "detectors/canonical.h"
#include "detectors/keyword.h"

namespace rummage::detectors {

const std::optional<Pair>& Context::pair_around(std::uint32_t at, std::uint32_t length) {
  if (at != pair_at || length != pair_length) pair = read_pair(content, at, length);
  pair_at = at, pair_length = length;
  return pair;
}

Match Context::make(const Form& form, std::size_t begin, std::size_t end) const {
  Match match;
  match.at = static_cast<std::uint32_t>(begin);
  match.length = static_cast<std::uint32_t>(end - begin);
  match.rule = form.rule;
  match.canonical = canonical_value(content.substr(begin, end - begin));
  return match;
}

bool holds_word(const Table& table, Slice words, std::string_view text) {
  std::string folded = folded_word(text);
  for (std::uint32_t i = 0; i < words.count; ++i)
    if (folded.find(table.slice(table.words[words.first + i])) != folded.npos) return true;
  return false;
}

}  // namespace rummage::detectors
