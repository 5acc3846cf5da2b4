#include "yaml/redecode.h"

#include <algorithm>

#include "yaml/bytes.h"
#include "yaml/data.h"

namespace rummage::yaml {
namespace {

/// True when the pieces give `text`: they tile it and the parts taken over unchanged are equal.
bool agrees(const std::vector<SourcePiece>& pieces, std::string_view raw, std::string_view text) {
  std::size_t begin = 0;
  for (const SourcePiece& piece : pieces) {
    const std::size_t size = piece.text_end - begin;
    if (piece.text_end > text.size() || piece.source_end > raw.size()) return false;
    if (piece.verbatim && text.substr(begin, size) != raw.substr(piece.source_begin, size)) return false;
    begin = piece.text_end;
  }
  return begin == text.size();
}

std::size_t leading_spaces(std::string_view line) {
  const std::size_t first = line.find_first_not_of(' ');
  return first == line.npos ? line.size() : first;
}

/// The greatest indentation that the content can have: the least of its lines that are not blank.
std::size_t greatest_indent(std::string_view raw) {
  std::size_t least = std::string_view::npos;
  for (std::size_t at = block_header(raw); at < raw.size();) {
    const std::size_t end = std::min(raw.find_first_of("\r\n", at), raw.size());
    const std::string_view line = raw.substr(at, end - at);
    if (leading_spaces(line) < line.size()) least = std::min(least, leading_spaces(line));
    at = end + 1;
  }
  return least == std::string_view::npos ? 0 : least;
}

std::vector<SourcePiece> redecode_any_block(std::string_view raw, bool folded, std::string_view text) {
  const std::size_t greatest = greatest_indent(raw);
  // An indentation indicator counts from the parent's column, which is not known here: at most nine are tried.
  for (std::size_t tries = 0, indent = greatest; tries < 10; ++tries, --indent) {
    PieceSink sink;
    redecode_block(raw, folded, indent, sink);
    std::vector<SourcePiece> pieces = sink.take();
    const std::uint32_t size = pieces.empty() ? 0 : pieces.back().text_end;
    const auto end = static_cast<std::uint32_t>(raw.size());
    if (size < text.size()) pieces.push_back({static_cast<std::uint32_t>(text.size()), end, end, false});
    if (agrees(pieces, raw, text)) return pieces;
    if (indent == 0) break;
  }
  return {};
}

}  // namespace

void PieceSink::add(std::uint32_t text_size, std::size_t begin, std::size_t end, bool verbatim) {
  if (text_size == 0) return;
  size_ += text_size;
  pieces_.push_back({size_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), verbatim});
}

std::uint32_t block_header(std::string_view raw) {
  std::size_t at = std::min(raw.find_first_of("\r\n"), raw.size());
  if (at < raw.size() && raw[at] == '\r') ++at;
  if (at < raw.size() && raw[at] == '\n') ++at;
  return static_cast<std::uint32_t>(at);
}

std::vector<SourcePiece> redecode(std::string_view raw, Style style, std::string_view text) {
  if (style == Style::literal || style == Style::folded) return redecode_any_block(raw, style == Style::folded, text);
  const std::uint32_t quote = detail::quote_width(style);
  if (raw.size() < 2 * quote) return {};
  PieceSink sink;
  redecode_flow(raw.substr(quote, raw.size() - 2 * quote), quote, style, sink);
  std::vector<SourcePiece> pieces = sink.take();
  if (!agrees(pieces, raw, text)) pieces.clear();
  return pieces;
}

}  // namespace rummage::yaml
