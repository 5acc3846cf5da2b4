#include "detectors/inspect/anchored.h"

#include <algorithm>
#include <cctype>
#include <cstring>

#include "detectors/inspect/find_kind.h"
#include "detectors/inspect/inspect.h"
#include "detectors/inspect/template_filler.h"
#include "detectors/inspect/valueless_kinds.h"
#include "detectors/values/characters.h"
#include "yaml/parse.h"

namespace rummage::detectors {
namespace {

constexpr std::string_view kind_word = "kind";

/// Several times as fast as string_view::find, which compares at every first letter.
std::size_t find_fast(std::string_view text, std::string_view wanted, std::size_t from) {
  if (from >= text.size()) return std::string_view::npos;
  const void* at = memmem(text.data() + from, text.size() - from, wanted.data(), wanted.size());
  return at == nullptr ? std::string_view::npos : static_cast<std::size_t>(static_cast<const char*>(at) - text.data());
}

/// As std::string_view::rfind, which compares at every byte: here only where the first one stands.
std::size_t rfind_fast(std::string_view content, std::string_view word, std::size_t from) {
  std::size_t end = std::min(from + 1, content.size());
  while (end > 0) {
    const void* found = memrchr(content.data(), word.front(), end);
    if (found == nullptr) return std::string_view::npos;
    const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - content.data());
    if (content.compare(at, word.size(), word) == 0) return at;
    end = at;
  }
  return std::string_view::npos;
}

/// The first byte that decides whether a key at `at` may begin there.
std::uint32_t before_key(std::string_view content, std::size_t at) {
  while (at > 0 && (content[at - 1] == ' ' || content[at - 1] == '\t' || content[at - 1] == '-')) --at;
  return static_cast<std::uint32_t>(at > 0 ? at - 1 : 0);
}

/// True at the start of a line, behind blanks and list dashes, and behind a brace or comma of a flow mapping.
bool may_begin(std::string_view content, std::size_t at) {
  while (at > 0 && (content[at - 1] == ' ' || content[at - 1] == '\t' || content[at - 1] == '-')) --at;
  return at == 0 || std::string_view("\n\r{,\xBF").find(content[at - 1]) != std::string_view::npos;
}

/// True when byte `at` begins a line `---`.
bool is_separator(std::string_view content, std::size_t at) {
  if (!content.substr(at).starts_with("---")) return false;
  return at + 3 == content.size() || is_blank(content[at + 3]);
}

/// Start of the line `---` that opens the document of byte `at`, looking no further back than `floor`.
std::optional<std::size_t> opening(std::string_view content, std::size_t at, std::size_t floor) {
  std::string_view between = content.substr(floor, at - floor);
  for (std::size_t end = between.size(); end > 0;) {
    std::size_t found = rfind_fast(between, "\n---", end - 1);
    if (found == std::string_view::npos) break;
    if (is_separator(content, floor + found + 1)) return floor + found + 1;
    end = found;
  }
  if (floor == 0) return 0;
  return std::nullopt;
}

std::size_t closing(std::string_view content, std::size_t at) {
  for (std::size_t found = find_fast(content, "\n---", at); found != std::string_view::npos;) {
    if (is_separator(content, found + 1)) return found + 1;
    found = find_fast(content, "\n---", found + 1);
  }
  return content.size();
}

/// What stands behind the `kind` key at `at`, without quotes.
std::string_view kind_at(std::string_view content, std::size_t at) {
  const std::size_t begin = content.find_first_not_of(" \t\"':", at + kind_word.size());
  if (begin == std::string_view::npos) return {};
  std::size_t end = begin;
  while (end < content.size() && std::isalnum(static_cast<unsigned char>(content[end]))) ++end;
  return content.substr(begin, end - begin);
}

/// One past the last byte that decides what the `kind` key at `at` is and names.
std::uint32_t after_key(std::string_view content, std::size_t at) {
  const std::string_view kind = kind_at(content, at);
  const std::size_t end = kind.data() == nullptr
                              ? content.size()
                              : static_cast<std::size_t>(kind.data() - content.data()) + kind.size() + 1;
  return static_cast<std::uint32_t>(std::min(end, content.size()));
}

/// The `kind` key before `at`; npos when there is none.
std::size_t kind_before(std::string_view content, std::size_t at) {
  do at = rfind_kind(content, at);
  while (at != std::string_view::npos && !is_kind_key(content, at));
  return at;
}

/// Which of the two keys stand at the top of a JSON text.
struct TopKeys {
  bool kind = false, api_version = false;
};

TopKeys json_top_keys(std::string_view text) {
  TopKeys keys;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char c = text[at];
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && depth > 0) --depth;
    if (c != '"') continue;
    std::size_t begin = ++at;
    while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2 : 1;
    if (depth != 1 || at >= text.size()) continue;
    std::string_view word = text.substr(begin, at - begin);
    keys.kind |= word == kind_word, keys.api_version |= word == "apiVersion";
    if (keys.kind && keys.api_version) break;
  }
  return keys;
}

/// A key at the start of a line, plain or quoted.
bool has_top_line(std::string_view text, std::string_view key) {
  for (std::size_t at = find_fast(text, key, 0); at != std::string_view::npos; at = find_fast(text, key, at + 1)) {
    std::size_t line = at > 0 && (text[at - 1] == '"' || text[at - 1] == '\'') ? at - 1 : at;
    bool starts = line == 0 || text[line - 1] == '\n' || text.substr(0, line).ends_with("--- ") ||
                  text.substr(0, line).ends_with("\xEF\xBB\xBF");
    std::size_t end = at + key.size();
    if (starts && end < text.size() && (text[end] == ':' || text[end] == '"' || text[end] == '\'' || text[end] == ' '))
      return true;
  }
  return false;
}

bool may_be_object(std::string_view document) {
  std::string_view inner = trimmed(document.starts_with("---") ? document.substr(3) : document);
  if (inner.starts_with('{') && !inner.starts_with("{{")) {
    TopKeys keys = json_top_keys(inner);
    return keys.kind && keys.api_version;
  }
  return has_top_line(document, kind_word) && has_top_line(document, "apiVersion");
}

std::vector<Inspection> inspect_parsed(const yaml::Parsed& parsed, const InspectContext& context) {
  std::vector<Inspection> all;
  for (const yaml::Document& document : parsed.documents) {
    for (Inspection& one : inspect_document(document, context)) all.push_back(std::move(one));
  }
  return all;
}

/// What a template names or holds only once it is rendered is not known here.
void forget_fillers(Inspection& one) {
  for (std::string* text : {&one.object.api_version, &one.object.ns, &one.object.name}) {
    if (holds_filler(*text)) text->clear();
  }
  std::erase_if(one.matches,
                [](const LeafMatch& match) { return holds_filler(match.canonical) || holds_filler(match.key); });
}

/// True when a line begins with a template action: then the text parses only without its actions.
bool has_action_line(std::string_view text) {
  for (std::size_t at = find_fast(text, "{{-", 0); at != std::string_view::npos; at = find_fast(text, "{{-", at + 1)) {
    std::size_t line = at;
    while (line > 0 && (text[line - 1] == ' ' || text[line - 1] == '\t')) --line;
    if (line == 0 || text[line - 1] == '\n') return true;
  }
  return false;
}

void shift(Span& span, std::uint32_t by) {
  span.begin.offset += by;
}

}  // namespace

bool is_kind_key(std::string_view content, std::size_t at) {
  if (at + kind_word.size() >= content.size() || content.substr(at, kind_word.size()) != kind_word) return false;
  std::size_t end = at + kind_word.size();
  bool quoted = content[end] == '"' || content[end] == '\'';
  if (quoted && (at == 0 || content[at - 1] != content[end])) return false;
  if (quoted) ++end;
  while (end < content.size() && (content[end] == ' ' || content[end] == '\t')) ++end;
  if (end >= content.size() || content[end] != ':') return false;
  return quoted || may_begin(content, at);
}

std::size_t next_kind_key(std::string_view content, std::size_t from, std::size_t to) {
  for (std::size_t at = find_kind(content, from, to); at < to; at = find_kind(content, at + 1, to)) {
    if (is_kind_key(content, at)) return at;
  }
  return std::string_view::npos;
}

bool names_valueless_kind(std::string_view content, std::uint32_t anchor) {
  return is_valueless_kind(kind_at(content, anchor));
}

AnchoredDocument document_at(std::string_view content, std::uint32_t anchor) {
  if (!is_kind_key(content, anchor) || names_valueless_kind(content, anchor))
    return {std::nullopt, {before_key(content, anchor), after_key(content, anchor)}};
  const std::size_t before = kind_before(content, anchor);
  const auto begin = opening(content, anchor, before == std::string_view::npos ? 0 : before);
  if (!begin) return {std::nullopt, {before_key(content, before), after_key(content, anchor)}};
  const std::size_t end = closing(content, anchor);
  // With the line break before the document and the separator after it.
  const DocumentSlice decided_by{static_cast<std::uint32_t>(*begin - (*begin > 0 ? 1 : 0)),
                                 static_cast<std::uint32_t>(std::min(end + 4, content.size()))};
  if (!may_be_object(content.substr(*begin, end - *begin))) return {std::nullopt, decided_by};
  return {DocumentSlice{static_cast<std::uint32_t>(*begin), static_cast<std::uint32_t>(end)}, decided_by};
}

std::vector<Inspection> inspect_slice(std::string_view content, DocumentSlice slice, const InspectContext& context) {
  std::string_view text = content.substr(slice.begin, slice.end - slice.begin);
  std::vector<Inspection> all;
  if (!has_action_line(text)) all = inspect_parsed(yaml::parse(text, 0), context);
  if (all.empty() && text.find("{{") != std::string_view::npos) {
    all = inspect_parsed(yaml::parse(without_actions(text), 0), context);
    for (Inspection& one : all) forget_fillers(one);
  }
  for (Inspection& one : all) {
    for (LeafMatch& match : one.matches) shift(match.span, slice.begin);
    for (Settled& settled : one.settled) shift(settled.span, slice.begin);
    if (one.plain_secret) shift(one.plain_span, slice.begin);
  }
  return all;
}

}  // namespace rummage::detectors
