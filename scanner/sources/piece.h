#pragma once

#include <cstdint>

#include "base/span.h"
#include "sources/how.h"

namespace rummage::sources {

/// Texts that one run can register: the most a piece can name in 24 bits.
inline constexpr TextId max_text = (1U << 24) - 1;

/// A stretch of a built text and where it comes from. The pieces of a text are sorted by `end` and tile it: a piece
/// begins where the one before it ends, and none is empty. 12 bytes: rendering keeps millions of them.
struct Piece {
  std::uint32_t end = 0;     ///< one past the last byte, in the built text
  std::uint32_t offset = 0;  ///< of the first byte, in the text below; for a site (see Builder::opaque) just a place
  std::uint32_t text : 24 = 0;
  std::uint32_t how_bits : 8 = 0;

  Piece() = default;
  Piece(std::uint32_t end_, Loc loc, How how)
      : end(end_),
        offset(loc.offset),
        text(loc.text & max_text),
        how_bits(static_cast<std::uint32_t>(how.origin) | (how.same_bytes ? 0x80U : 0U)) {}
  Loc loc() const { return {text, offset}; }
  How how() const { return {static_cast<Origin>(how_bits & 0x7FU), (how_bits & 0x80U) != 0}; }
};
static_assert(sizeof(Piece) == 12);

}  // namespace rummage::sources
