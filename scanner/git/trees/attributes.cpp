#include "git/trees/attributes.h"

#include <algorithm>

#include "tree/path.h"

namespace rummage::git::trees {
namespace {

constexpr std::string_view blank = " \t\r";

bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != text.npos; });
}

bool names_filter(std::string_view text) {
  return holds_any(text, {"filter", "ident", "working-tree-encoding"});
}

// `-name` and `!name` switch an attribute off, which changes nothing.
bool sets_filter(std::string_view rest) {
  while (!rest.empty()) {
    const std::size_t begin = std::min(rest.find_first_not_of(blank), rest.size());
    const std::size_t end = std::min(rest.find_first_of(blank, begin), rest.size());
    const std::string_view word = rest.substr(begin, end - begin);
    rest.remove_prefix(end);
    if (word.starts_with('-') || word.starts_with('!')) continue;
    if (names_filter(word.substr(0, word.find('=')))) return true;
  }
  return false;
}

}  // namespace

void Attributes::add_line(std::string_view line, Level& level) {
  line.remove_prefix(std::min(line.find_first_not_of(blank), line.size()));
  if (line.empty() || line.front() == '#') return;
  line_ends_ = line_ends_ || holds_any(line, {"text", "eol", "crlf"});
  const std::size_t end = std::min(line.find_first_of(blank), line.size());
  const std::string_view pattern = line.substr(0, end), rest = line.substr(end);
  // Quoted names, escapes and macros, which other lines may use, are rare.
  const bool rare = pattern.find_first_of("\"\\!") != pattern.npos || pattern.starts_with("[attr]");
  if (rare && names_filter(rest)) anywhere_ = true;
  if (!rare && sets_filter(rest)) level.patterns.emplace_back(pattern);
}

void Attributes::add(std::string_view directory, std::string_view text) {
  Level level{std::string(directory), {}};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    add_line(text.substr(0, end), level);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (!level.patterns.empty()) levels_.push_back(std::move(level));
}

bool Attributes::filters(std::string_view path) const {
  return anywhere_ || std::any_of(levels_.begin(), levels_.end(), [&](const Level& level) {
           if (!tree::is_below(path, level.directory)) return false;
           const std::string_view inside = path.substr(level.directory.empty() ? 0 : level.directory.size() + 1);
           return std::any_of(level.patterns.begin(), level.patterns.end(), [&](const IgnorePatterns& pattern) {
             return pattern.verdict(inside, false).value_or(false);
           });
         });
}

}  // namespace rummage::git::trees
