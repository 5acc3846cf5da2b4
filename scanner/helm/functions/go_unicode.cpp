#include "helm/functions/go_unicode.h"

#include <algorithm>
#include <span>

#include "helm/functions/unicode_tables.h"

namespace rummage::helm::go {
namespace {

constexpr int most_interleaved = 4;

bool holds(std::span<const tables::Range> ranges, char32_t rune) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), rune,
                                      [](char32_t wanted, const tables::Range& range) { return wanted < range.lo; });
  return after != ranges.begin() && rune <= std::prev(after)->hi;
}

const tables::Case* case_of(char32_t rune) {
  const auto all = tables::cases;
  auto at = std::upper_bound(all.begin(), all.end(), rune,
                             [](char32_t wanted, const tables::Case& range) { return wanted < range.lo; });
  for (int tried = 0; at != all.begin() && tried < most_interleaved; ++tried) {
    --at;
    if (rune <= at->hi && (rune - at->lo) % at->step == 0) return &*at;
  }
  return nullptr;
}

char32_t shifted(char32_t rune, std::int32_t tables::Case::* shift) {
  const tables::Case* found = case_of(rune);
  return found == nullptr ? rune : static_cast<char32_t>(static_cast<std::int32_t>(rune) + found->*shift);
}

bool ascii_upper(char32_t rune) {
  return rune >= 'A' && rune <= 'Z';
}

bool ascii_lower(char32_t rune) {
  return rune >= 'a' && rune <= 'z';
}

}  // namespace

char32_t to_upper(char32_t rune) {
  if (rune < 0x80) return ascii_lower(rune) ? rune - 32 : rune;
  return shifted(rune, &tables::Case::upper);
}

char32_t to_lower(char32_t rune) {
  if (rune < 0x80) return ascii_upper(rune) ? rune + 32 : rune;
  return shifted(rune, &tables::Case::lower);
}

char32_t to_title(char32_t rune) {
  if (rune < 0x80) return to_upper(rune);
  return shifted(rune, &tables::Case::title);
}

bool is_letter(char32_t rune) {
  return holds(tables::letter, rune);
}

bool is_upper(char32_t rune) {
  return rune < 0x80 ? ascii_upper(rune) : holds(tables::upper, rune);
}

bool is_lower(char32_t rune) {
  return rune < 0x80 ? ascii_lower(rune) : holds(tables::lower, rune);
}

bool is_title(char32_t rune) {
  return holds(tables::title, rune);
}

bool is_number(char32_t rune) {
  return holds(tables::number, rune);
}

bool is_punct(char32_t rune) {
  return holds(tables::punct, rune);
}

bool is_space(char32_t rune) {
  if (rune < 0x80) return rune == ' ' || (rune >= '\t' && rune <= '\r');
  return rune == 0x85 || rune == 0xA0 || rune == 0x1680 || (rune >= 0x2000 && rune <= 0x200A) || rune == 0x2028 ||
         rune == 0x2029 || rune == 0x202F || rune == 0x205F || rune == 0x3000;
}

bool is_print(char32_t rune) {
  return rune < 0x80 ? rune >= 0x20 && rune < 0x7F : holds(tables::print, rune);
}

}  // namespace rummage::helm::go
