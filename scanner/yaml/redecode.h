#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "yaml/source_map.h"

namespace rummage::yaml {

/// Decodes `raw`, the source of a scalar with its quotes or block header, once more and notes where each part of `text`
/// comes from; pieces tile `text`. Empty when the result is not `text` (line separators of Unicode, a wrong style).
std::vector<SourcePiece> redecode(std::string_view raw, Style style, std::string_view text);

/// Bytes of a block scalar's first line, its line break included.
std::uint32_t block_header(std::string_view raw);

/// Collects pieces while a decoder walks the source.
class PieceSink {
 public:
  /// The source bytes [begin, end) stand in the text unchanged.
  void same(std::size_t begin, std::size_t end) { add(static_cast<std::uint32_t>(end - begin), begin, end, true); }
  /// `text_size` bytes of text come from the source bytes [begin, end) as a whole.
  void unit(std::uint32_t text_size, std::size_t begin, std::size_t end) { add(text_size, begin, end, false); }
  std::vector<SourcePiece> take() { return std::move(pieces_); }

 private:
  void add(std::uint32_t text_size, std::size_t begin, std::size_t end, bool verbatim);

  std::vector<SourcePiece> pieces_;
  std::uint32_t size_ = 0;
};

/// The pieces of a plain or quoted scalar: `raw` without quotes lies at `base`.
void redecode_flow(std::string_view raw, std::size_t base, Style style, PieceSink& sink);

/// The pieces of a block scalar whose content is indented by `indent` columns.
void redecode_block(std::string_view raw, bool folded, std::size_t indent, PieceSink& sink);

}  // namespace rummage::yaml
