#pragma once

#include <compare>
#include <cstdint>

namespace rummage {

/// Names a text of a run; given out by sources::Sources. 0 is no text.
using TextId = std::uint32_t;

/// A byte position: a text and an offset into its bytes.
struct Loc {
  TextId text = 0;
  std::uint32_t offset = 0;
  auto operator<=>(const Loc&) const = default;
};

/// Bytes [begin.offset, begin.offset + length) of one text.
struct Span {
  Loc begin;
  std::uint32_t length = 0;

  std::uint32_t end() const { return begin.offset + length; }
  bool contains(const Span& other) const {
    return begin.text == other.begin.text && begin.offset <= other.begin.offset && other.end() <= end();
  }
  bool overlaps(const Span& other) const {
    return begin.text == other.begin.text && begin.offset < other.end() && other.begin.offset < end();
  }
  auto operator<=>(const Span&) const = default;
};

}  // namespace rummage
