#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "sources/bytes.h"

namespace rummage::sources {

/// A position as people count: from 1.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;    ///< in code points; an invalid byte counts as one; a leading byte order mark as none
  std::uint32_t column16 = 1;  ///< in UTF-16 units
  bool operator==(const Position&) const = default;
};

/// Where the lines of a UTF-8 text begin. A line ends with \n, \r\n or \r. Thread-safe once built.
class LineTable {
 public:
  explicit LineTable(std::string_view text);

  std::uint32_t lines() const { return static_cast<std::uint32_t>(starts_.size()); }
  /// The line (from 1) that byte `offset` stands in; past the end: the last one.
  std::uint32_t line_of(std::uint32_t offset) const;
  /// Offset of the first byte of `line` (1 .. lines()).
  std::uint32_t start(std::uint32_t line) const { return starts_[line - 1]; }
  /// The bytes of `line` without its end. `text` is the text the table was built from.
  std::string_view line_text(std::string_view text, std::uint32_t line) const;
  /// Line and columns of byte `offset`, clipped to the text.
  Position position(std::string_view text, std::uint32_t offset) const;

 private:
  std::vector<std::uint32_t> starts_;
};

}  // namespace rummage::sources
