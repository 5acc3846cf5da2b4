#include "git/trees/ignore_patterns.h"

#include <algorithm>

#include "git/trees/wildcard.h"
#include "tree/path.h"

namespace rummage::git::trees {
namespace {

// Spaces at the end do not count unless a backslash stands before them.
std::string_view without_trailing_spaces(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == ' ') continue;
    if (line[at] == '\\' && ++at >= line.size()) return line;
    end = at + 1;
  }
  return line.substr(0, end);
}

}  // namespace

IgnorePatterns::IgnorePatterns(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == text.npos ? std::string_view() : text.substr(end + 1);
    if (end != text.npos || !line.empty()) add(line);
  }
}

void IgnorePatterns::add(std::string_view line) {
  if (line.empty() || line.front() == '#') return;
  if (line.ends_with('\r')) line.remove_suffix(1);
  line = without_trailing_spaces(line.substr(0, line.find('\0')));
  Pattern pattern;
  pattern.negative = line.starts_with('!');
  if (pattern.negative) line.remove_prefix(1);
  pattern.directory = line.ends_with('/');
  if (pattern.directory) line.remove_suffix(1);
  pattern.name_only = line.find('/') == line.npos;
  if (!pattern.name_only && line.front() == '/') line.remove_prefix(1);
  pattern.text = line;
  pattern.plain = std::min(line.find_first_of("*?[\\"), line.size());
  patterns_.push_back(std::move(pattern));
}

bool IgnorePatterns::matches(const Pattern& pattern, std::string_view path) {
  std::string_view text = pattern.text;
  std::string_view name = pattern.name_only ? tree::base_name(path) : path;
  if (pattern.plain == text.size()) return name == text;
  if (pattern.name_only) return wildcard_match(text, name, false);
  // Git compares what stands before the first wildcard by itself, so "a**/b" begins with "**" for what follows.
  if (!name.starts_with(text.substr(0, pattern.plain))) return false;
  return wildcard_match(text.substr(pattern.plain), name.substr(pattern.plain), true);
}

std::optional<bool> IgnorePatterns::verdict(std::string_view path, bool directory) const {
  for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
    if (pattern->directory && !directory) continue;
    if (matches(*pattern, path)) return !pattern->negative;
  }
  return std::nullopt;
}

}  // namespace rummage::git::trees
