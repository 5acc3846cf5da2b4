#include "triage/mark_syntax.h"

#include <algorithm>
#include <array>

namespace rummage::triage {
namespace {

constexpr std::string_view ours = "rummage:ignore";
constexpr std::string_view blanks = " \t\r";
constexpr std::array<std::string_view, 8> comment_starts = {"#", "//", "--", ";", "/*", "<!--", "{{/*", "{{- /*"};
constexpr std::array<std::string_view, 5> comment_ends = {"*/}}", "*/ -}}", "*/", "-->", "\r"};

struct Foreign {
  std::string_view text;
  bool next_line;
};

// From the documentation of gitleaks, betterleaks, trufflehog, kingfisher, detect-secrets, ggshield and bandit/gosec.
constexpr std::array foreign = {Foreign{"gitleaks:allow", false},
                                Foreign{"betterleaks:allow", false},
                                Foreign{"trufflehog:ignore", false},
                                Foreign{"kingfisher:ignore", false},
                                Foreign{"pragma: allowlist nextline secret", true},
                                Foreign{"pragma: allowlist secret", false},
                                Foreign{"pragma: whitelist nextline secret", true},
                                Foreign{"pragma: whitelist secret", false},
                                Foreign{"ggignore", false},
                                Foreign{"nosec", false}};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

/// Where a comment may begin on a line; npos: nowhere.
std::size_t comment_begin(std::string_view line) {
  std::size_t begin = std::string_view::npos;
  for (std::string_view start : comment_starts) begin = std::min(begin, line.find(start));
  return begin;
}

/// Where `word` stands as a word of its own behind a comment's beginning; npos: nowhere.
std::size_t find_in_comment(std::string_view line, std::string_view word) {
  if (line.find(word) == std::string_view::npos) return std::string_view::npos;
  const std::size_t begin = comment_begin(line);
  if (begin == std::string_view::npos) return begin;
  for (std::size_t at = line.find(word, begin + 1); at != std::string_view::npos; at = line.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if (!is_word(line[at - 1]) && (end == line.size() || !is_word(line[end]))) return at;
  }
  return std::string_view::npos;
}

/// True when `before`, what stands before a mark, is blanks and a comment's beginning.
bool is_bare_comment(std::string_view before) {
  const std::string_view text = trimmed(before);
  return std::find(comment_starts.begin(), comment_starts.end(), text) != comment_starts.end();
}

std::string_view without_comment_end(std::string_view text) {
  text = trimmed(text);
  for (std::string_view end : comment_ends)
    if (text.ends_with(end)) return trimmed(text.substr(0, text.size() - end.size()));
  return text;
}

/// "RULE[,RULE] -- reason".
std::vector<Waiver> waivers_in(std::string_view text) {
  text = without_comment_end(text);
  const std::size_t dashes = std::min(text.find("--"), text.size());
  const std::string reason(trimmed(text.substr(std::min(dashes + 2, text.size()))));
  std::string_view rules = trimmed(text.substr(0, dashes));
  std::vector<Waiver> waivers;
  while (!rules.empty()) {
    const std::size_t end = std::min(rules.find_first_of(", \t"), rules.size());
    if (end > 0) waivers.push_back({std::string(rules.substr(0, end)), reason});
    rules.remove_prefix(std::min(end + 1, rules.size()));
  }
  if (waivers.empty()) waivers.push_back({"*", reason});
  return waivers;
}

}  // namespace

bool may_hold_mark(std::string_view text) {
  return text.find(ours) != std::string_view::npos ||
         std::any_of(foreign.begin(), foreign.end(),
                     [&](const Foreign& mark) { return text.find(mark.text) != std::string_view::npos; });
}

std::optional<LineMark> mark_on(std::string_view line) {
  if (const std::size_t at = find_in_comment(line, ours); at != std::string_view::npos)
    return LineMark{std::string(ours), waivers_in(line.substr(at + ours.size())), is_bare_comment(line.substr(0, at)),
                    false};
  for (const Foreign& mark : foreign)
    if (find_in_comment(line, mark.text) != std::string_view::npos)
      return LineMark{std::string(mark.text), {{"secret/*", ""}}, false, mark.next_line};
  return std::nullopt;
}

}  // namespace rummage::triage
