#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sources/line_table.h"
#include "sources/position_map.h"

namespace rummage::sources {

/// Turns spans of one text into lines and columns. Text that is UTF-16 or UTF-32 is counted as what it says, not by
/// its bytes. Built once a text, lazily: the first question costs a pass over the text. Not thread-safe.
class RegionMaker {
 public:
  /// `bytes`: the whole text as it stands in the file; must outlive the maker.
  explicit RegionMaker(std::string_view bytes) : bytes_(bytes) {}

  struct Region {
    Position begin;
    Position end;  ///< one past the last code point, on the line of the last byte
    bool operator==(const Region&) const = default;
  };
  /// The region of bytes [begin, begin + length), clipped to the text. A line end inside the span ends before it:
  /// a span that stops right after \n ends at the end of that line.
  Region region(std::uint32_t begin, std::uint32_t length);
  /// The line (from 1) as UTF-8 without its end: what a person sees. Valid as long as the maker.
  std::string_view line_text(std::uint32_t line);
  /// Span of that line in `bytes`, without its end.
  Range line_range(std::uint32_t line);

 private:
  void build();
  std::string_view bytes_, text_;
  std::optional<LineTable> lines_;
  std::optional<PositionMap> map_;
  std::string decoded_;
};

}  // namespace rummage::sources
