#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "sources/text.h"

namespace rummage::sources {

/// What stands behind a Text. Most texts have one piece and one context: those are kept in place, so that a text costs
/// 48 bytes beside its bytes.
struct Text::Body {
  std::string bytes;
  std::uint32_t piece_count = 0, context_count = 0;
  Piece one_piece;
  ContextRun one_context;
  std::unique_ptr<Piece[]> many_pieces;
  std::unique_ptr<ContextRun[]> many_contexts;
};

}  // namespace rummage::sources
