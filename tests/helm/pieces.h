#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "helm/value/heap.h"
#include "sources/sources.h"

namespace rummage::helm {

/// A text registered as a blob would be, under an id of its own.
inline TextId register_text(sources::Sources& all, std::string_view bytes) {
  std::string id(20, '\0');
  id[0] = static_cast<char>(all.size() + 1);
  return all.add_blob(ContentId::from_bytes(id.data(), 20), share(std::string(bytes)));
}

/// Pieces tile the text; identity pieces have equal bytes at both ends.
inline void check_pieces(const sources::Sources& all, const sources::Text& text) {
  std::uint32_t begin = 0;
  for (const sources::Piece& piece : text.pieces()) {
    REQUIRE(piece.end > begin);
    if (piece.how().same_bytes) {
      const auto below = all.slice({piece.loc(), piece.end - begin});
      REQUIRE(below.ok());
      CHECK(*below == text.view().substr(begin, piece.end - begin));
    }
    begin = piece.end;
  }
  CHECK(begin == text.size());
}

/// The same for every text and key in a value.
inline void check_all_pieces(const sources::Sources& all, const Value& value) {
  check_pieces(all, value.text());
  if (value.is_map())
    for (const Slot& slot : value.as_map()->slots) {
      check_pieces(all, slot.key);
      check_all_pieces(all, slot.value);
    }
  if (value.is_list() && value.as_list() != nullptr)
    for (const Value& item : value.as_list()->items) check_all_pieces(all, item);
}

}  // namespace rummage::helm
