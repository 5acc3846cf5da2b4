#pragma once

#include <cstdint>
#include <span>

/// Tables of Go's package unicode; generated, see unicode_tables.cpp.
namespace rummage::helm::go::tables {

/// Code points lo to hi.
struct Range {
  char32_t lo, hi;
};

/// Code points lo, lo + step ... hi, and what to add for the other cases. Sorted by lo; ranges of step 2 may
/// interleave.
struct Case {
  char32_t lo, hi;
  std::uint8_t step;
  std::int32_t upper, lower, title;
};

extern const std::span<const Range> letter, upper, lower, title, number, punct, print;
extern const std::span<const Case> cases;

}  // namespace rummage::helm::go::tables
