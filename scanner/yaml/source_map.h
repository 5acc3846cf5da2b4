#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/span.h"
#include "yaml/node.h"

namespace rummage::yaml {

/// A run of a scalar's text and the source bytes it comes from, counted from the node's first byte.
struct SourcePiece {
  std::uint32_t text_end;
  std::uint32_t source_begin, source_end;
  bool verbatim;  ///< the same bytes; else one unit: an escape, a fold, a line break with its indentation
};

/// Maps the decoded text of one scalar to its source. Build it once when a scalar has many places to map; the node's
/// document must outlive it.
class SourceMap {
 public:
  explicit SourceMap(Node scalar);
  /// Source of bytes [offset, offset + length) of the text, clipped to it. A built scalar is mapped byte by
  /// byte when its place is as long as its text; else, and when a text cannot be mapped, the whole content.
  Span map(std::size_t offset, std::size_t length) const;
  bool exact() const { return exact_; }
  const std::vector<SourcePiece>& pieces() const { return pieces_; }

 private:
  std::size_t piece_of(std::size_t offset) const;

  Span whole_;
  std::uint32_t text_size_ = 0, first_ = 0;
  bool exact_ = false, view_ = false;
  std::vector<SourcePiece> pieces_;
};

}  // namespace rummage::yaml
