#include "detectors/objects/kind_lines.h"

namespace rummage::detectors {
namespace {

constexpr std::string_view word = "kind";

bool blank(char c) {
  return c == ' ' || c == '\t';
}

bool colon_follows(std::string_view content, std::size_t at) {
  while (at < content.size() && blank(content[at])) ++at;
  return at < content.size() && content[at] == ':';
}

bool begins_line(std::string_view content, std::size_t at) {
  while (at > 0 && (blank(content[at - 1]) || content[at - 1] == '-')) --at;
  return at == 0 || content[at - 1] == '\n' || content[at - 1] == '\r';
}

bool is_key(std::string_view content, std::size_t at) {
  const std::size_t end = at + word.size();
  const bool quoted = at > 0 && content[at - 1] == '"' && end < content.size() && content[end] == '"';
  if (quoted) return colon_follows(content, end + 1);
  return colon_follows(content, end) && begins_line(content, at);
}

}  // namespace

std::optional<std::size_t> next_kind(std::string_view content, std::size_t from, std::size_t to) {
  for (std::size_t at = content.find(word, from); at != std::string_view::npos && at < to;
       at = content.find(word, at + 1))
    if (is_key(content, at)) return at;
  return std::nullopt;
}

DocumentRange document_around(std::string_view content, std::size_t offset) {
  constexpr std::string_view border = "\n---";
  DocumentRange range;
  const std::size_t before = content.rfind(border, offset);
  if (before != std::string_view::npos) range.begin = before + 1;
  const std::size_t after = content.find(border, offset);
  range.end = after == std::string_view::npos ? content.size() : after + 1;
  return range;
}

}  // namespace rummage::detectors
