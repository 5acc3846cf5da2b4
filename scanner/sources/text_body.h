#pragma once

#include <cstdint>
#include <string>

#include "sources/text.h"

namespace rummage::sources {

/// What stands behind a Text. Most texts have one piece and one context: those are kept in place, so that a text costs
/// 32 bytes beside its bytes and the count of its owners.
struct Text::Body {
  std::string bytes;
  std::uint32_t piece_count = 0, context_count = 0;
  union {
    Piece* many_pieces;  // when there are more than one
    Piece one_piece;
  };
  union {
    ContextRun* many_contexts;  // likewise
    ContextRun one_context;
  };

  Body() : many_pieces(nullptr), many_contexts(nullptr) {}
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;
  ~Body() {
    if (piece_count > 1) delete[] many_pieces;
    if (context_count > 1) delete[] many_contexts;
  }
};

}  // namespace rummage::sources
