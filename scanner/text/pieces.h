#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/quiet_keys.h"
#include "text/content_scanner.h"

namespace rummage::text {

/// A part of a content that is to be scanned, and the hash of all that decides what is found in it.
struct Piece {
  Window part;
  QuietKeys::Key key = 0;
};

/// Cuts `windows` (ascending, apart, within `content`) into pieces, ascending. A piece is some lines, or a part of a
/// line much longer than reach.bytes. It ends where its own last bytes say so (content-defined chunking), so that the
/// same lines make the same pieces wherever they stand. Its key hashes the piece and as much on either side as may
/// decide what begins in it (Reach).
std::vector<Piece> cut_pieces(std::string_view content, std::span<const Window> windows, Reach reach);

/// The pieces as windows; those that touch are one.
std::vector<Window> windows_of(std::span<const Piece> pieces);

}  // namespace rummage::text
