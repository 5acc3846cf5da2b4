#include <algorithm>

#include "detectors/pair.h"
#include "detectors/values/characters.h"

namespace rummage::detectors {
namespace {

bool is_key(char c) {
  return is_word(c) || c == '-' || c == '.';
}

std::string_view text_of(std::string_view content, Line line) {
  return content.substr(line.begin, line.end - line.begin);
}

// The line after; empty at the end of the content.
Line next_line(std::string_view content, Line line) {
  std::size_t at = content.find('\n', line.end);
  if (at == content.npos || at - line.end > 1 || at + 1 >= content.size()) return {line.end, line.end};
  return line_around(content, static_cast<std::uint32_t>(at + 1));
}

bool only(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == text.npos;
}

// `name:` or `"key":` and nothing else but list marks stands before the key.
bool is_named(std::string_view before) {
  constexpr std::string_view marks = " \t\"'-{";
  while (!before.empty() && (is_blank(before.back()) || before.back() == '"' || before.back() == '\''))
    before.remove_suffix(1);
  if (!before.ends_with(':')) return false;
  before.remove_suffix(1);
  while (!before.empty() && marks.find(before.back()) != marks.npos) before.remove_suffix(1);
  while (!before.empty() && marks.find(before.front()) != marks.npos) before.remove_prefix(1);
  return before == "name" || before == "key";
}

// `: |`, `: >-` and kin end the line.
bool opens_block(std::string_view after) {
  const std::size_t at = after.find_first_not_of("\"': \t");
  if (at == after.npos || (after[at] != '|' && after[at] != '>')) return false;
  return after.substr(0, at).find(':') != after.npos && only(after.substr(at + 1), "+-0123456789 \t");
}

std::optional<Pair> named_pair(std::string_view content, Line below) {
  std::size_t word = content.find_first_not_of(" \t\"'", below.begin);
  if (word >= below.end || content.substr(word, 5) != "value" || word + 5 >= content.size() ||
      is_key(content[word + 5]))
    return std::nullopt;
  return read_pair(content, static_cast<std::uint32_t>(word), 5);
}

std::optional<Pair> block_pair(std::string_view content, Line below) {
  std::string_view text = text_of(content, below);
  if (text.empty() || !is_blank(text[0])) return std::nullopt;
  std::string_view value = trimmed(text);
  // A text of several lines is judged by what it is, not by its key.
  std::string_view third = text_of(content, next_line(content, below));
  bool collection = value.starts_with("[{") || value.starts_with("[\"") || value.starts_with("{\"");
  if (value.empty() || collection ||
      (!third.empty() && third.find_first_not_of(" \t") >= text.find_first_not_of(" \t") && !trimmed(third).empty()))
    return std::nullopt;
  Pair pair;
  pair.value_begin = static_cast<std::uint32_t>(value.data() - content.data());
  pair.value_end = pair.value_begin + static_cast<std::uint32_t>(value.size());
  pair.tie = Tie::colon, pair.quote = '|';
  return pair;
}

}  // namespace

std::optional<Pair> read_next_line(std::string_view content, std::uint32_t at) {
  Line line = line_around(content, at);
  std::uint32_t begin = at, end = at;
  while (begin > line.begin && is_key(content[begin - 1])) --begin;
  while (end < line.end && is_key(content[end])) ++end;
  std::string_view before = content.substr(line.begin, begin - line.begin), after = content.substr(end, line.end - end);
  bool named = only(after, "\"', \t") && is_named(before);
  if (!named && !opens_block(after)) return std::nullopt;
  Line below = next_line(content, line);
  if (below.begin >= below.end) return std::nullopt;
  auto pair = named ? named_pair(content, below) : block_pair(content, below);
  if (pair) pair->key_begin = begin, pair->key_end = end;
  return pair;
}

}  // namespace rummage::detectors
