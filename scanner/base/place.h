#pragma once

#include <cstdint>
#include <string>

namespace rummage {

/// Where something stands, as a person reads it. Built once, at the end of a run; everywhere else a place is a Span.
struct Place {
  std::string path;                    ///< raw bytes, relative to the root of the scan; `a.tgz!b` inside an archive
  std::uint32_t line = 0, column = 0;  ///< from 1, columns count code points; line 0: the file as a whole
  std::uint32_t end_line = 0, end_column = 0;    ///< end_column is one past the last code point
  std::uint32_t column16 = 0, end_column16 = 0;  ///< the same columns in UTF-16 units
  std::string masked_line;                       ///< the first line with every secret on it masked; empty: not shown
  auto operator<=>(const Place&) const = default;
};

}  // namespace rummage
