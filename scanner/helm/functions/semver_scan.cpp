#include "helm/functions/semver_scan.h"

namespace rummage::helm {
namespace {

bool is_digit(char c, bool wildcards) {
  return (c >= '0' && c <= '9') || (wildcards && (c == 'x' || c == 'X' || c == '*' || c == '|'));
}

bool in_identifier(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

std::size_t digits(std::string_view text, bool wildcards) {
  std::size_t at = 0;
  while (at < text.size() && is_digit(text[at], wildcards)) ++at;
  return at;
}

// Identifiers with points between them, none empty.
std::size_t identifiers(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t at = 0;; ++at) {
    const std::size_t begin = at;
    while (at < text.size() && in_identifier(text[at])) ++at;
    if (at == begin) return end;
    end = at;
    if (at == text.size() || text[at] != '.') return end;
  }
}

// Takes `mark` and the identifiers behind it, if they stand there.
std::string_view take_marked(std::string_view text, std::size_t& at, char mark) {
  if (at >= text.size() || text[at] != mark) return {};
  const std::size_t length = identifiers(text.substr(at + 1));
  if (length == 0) return {};
  const std::string_view found = text.substr(at + 1, length);
  at += 1 + length;
  return found;
}

}  // namespace

std::size_t blanks(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

VersionParts scan_version(std::string_view text, bool wildcards) {
  VersionParts out;
  std::size_t at = text.starts_with('v') ? 1 : 0;
  for (std::size_t i = 0; i < 3; ++i) {
    std::size_t begin = at;
    if (i > 0) {
      if (at >= text.size() || text[at] != '.') break;
      ++begin;
    }
    const std::size_t length = digits(text.substr(begin), wildcards);
    if (length == 0) break;
    out.numbers[i] = text.substr(begin, length);
    at = begin + length;
  }
  if (out.numbers[0].empty()) return {};
  out.prerelease = take_marked(text, at, '-');
  out.metadata = take_marked(text, at, '+');
  out.size = at;
  return out;
}

}  // namespace rummage::helm
