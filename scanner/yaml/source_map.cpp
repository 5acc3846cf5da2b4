#include "yaml/source_map.h"

#include <algorithm>

#include "yaml/data.h"
#include "yaml/redecode.h"

namespace rummage::yaml {

SourceMap::SourceMap(Node scalar) : whole_(scalar.content_span()) {
  if (!scalar.is_scalar()) return;
  const detail::NodeData& node = *scalar.data();
  text_size_ = static_cast<std::uint32_t>(scalar.text().size());
  first_ = node.loc.offset;
  view_ = (node.flags & detail::view_flag) != 0;
  const char* raw = view_ ? nullptr : detail::raw_begin(node);
  if (raw == nullptr && node.length == text_size_) view_ = true;  // built over a text of the same bytes
  if (view_) {
    exact_ = true;
    return;
  }
  if (raw == nullptr) return;
  pieces_ = redecode({raw, node.length}, node.style, scalar.text());
  exact_ = !pieces_.empty() || text_size_ == 0;
}

/// The piece that holds the byte `offset` of the text.
std::size_t SourceMap::piece_of(std::size_t offset) const {
  const auto at = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                   [](std::size_t value, const SourcePiece& piece) { return value < piece.text_end; });
  return static_cast<std::size_t>(at - pieces_.begin());
}

Span SourceMap::map(std::size_t offset, std::size_t length) const {
  offset = std::min<std::size_t>(offset, text_size_);
  length = std::min<std::size_t>(length, text_size_ - offset);
  if (!exact_) return whole_;
  if (view_)
    return {{whole_.begin.text, whole_.begin.offset + static_cast<std::uint32_t>(offset)},
            static_cast<std::uint32_t>(length)};
  if (pieces_.empty()) return {whole_.begin, 0};
  const auto source = [&](std::size_t at, bool end) {
    const std::size_t index = std::min(piece_of(at), pieces_.size() - 1);
    const SourcePiece& piece = pieces_[index];
    const std::size_t begin = index == 0 ? 0 : pieces_[index - 1].text_end;
    if (piece.verbatim) return piece.source_begin + static_cast<std::uint32_t>(at - begin) + (end ? 1u : 0u);
    return end ? piece.source_end : piece.source_begin;
  };
  const std::uint32_t begin = offset == text_size_ ? pieces_.back().source_end : source(offset, false);
  const std::uint32_t end = length == 0 ? begin : source(offset + length - 1, true);
  return {{whole_.begin.text, first_ + begin}, end - begin};
}

Span Node::source_of(std::size_t offset, std::size_t length) const {
  return SourceMap(*this).map(offset, length);
}

Span Node::content_span() const {
  Span out = span();
  if (!is_scalar()) return out;
  const std::uint32_t quote = detail::quote_width(style());
  const char* raw = detail::raw_begin(*data_);
  if (raw == nullptr) return out;
  if (quote != 0) return {{out.begin.text, out.begin.offset + 1}, out.length - 2};
  if (style() != Style::literal && style() != Style::folded) return out;
  const std::uint32_t head = block_header({raw, out.length});
  return {{out.begin.text, out.begin.offset + head}, out.length - head};
}

}  // namespace rummage::yaml
