#include <catch2/catch.hpp>
#include <random>

#include "base/utf8.h"
#include "sources/line_table.h"
#include "sources/region.h"

using namespace rummage;
using namespace rummage::sources;

namespace {

// Walks code point by code point.
Position slow_position(std::string_view text, std::uint32_t offset) {
  Position at;
  std::size_t i = text.starts_with("\xEF\xBB\xBF") ? std::min<std::size_t>(3, offset) : 0;
  while (i < offset) {
    if (text[i] == '\n' || (text[i] == '\r' && !(i + 1 < text.size() && text[i + 1] == '\n'))) {
      at = {at.line + 1, 1, 1};
      ++i;
      continue;
    }
    CodePoint point = decode_utf8(text.substr(i));
    if (i + point.bytes > offset) {  // cut inside: each byte counts
      at.column += static_cast<std::uint32_t>(offset - i);
      at.column16 += static_cast<std::uint32_t>(offset - i);
      return at;
    }
    at.column += 1;
    at.column16 += point.value > 0xFFFF ? 2 : 1;
    i += point.bytes;
  }
  return at;
}

}  // namespace

TEST_CASE("line and columns equal those of a walk by code points") {
  const char* const parts[] = {"a", "\n", "\r\n", "\r", "\xC3\xA9", "\xF0\x9F\x98\x80", "\xFF", "bc", "\xEF\xBB\xBF"};
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (unsigned i = random() % 20; i > 0; --i) text += parts[random() % std::size(parts)];
    LineTable lines(text);
    for (std::uint32_t at = 0; at <= text.size(); ++at) {
      CAPTURE(text, at);
      CHECK(lines.position(text, at) == slow_position(text, at));
    }
    for (std::uint32_t line = 1; line <= lines.lines(); ++line)
      CHECK(lines.line_text(text, line).find_first_of("\r\n") == std::string::npos);
  }
}

TEST_CASE("a region ends on the line of its last byte") {
  RegionMaker maker("one\ntwo: \xC3\xA9\xF0\x9F\x98\x80x\r\nthree\n");
  auto region = maker.region(4, 5);
  CHECK(region.begin == Position{2, 1, 1});
  CHECK(region.end == Position{2, 6, 6});
  region = maker.region(9, 9);  // through \r\n
  CHECK(region.begin == Position{2, 6, 6});
  CHECK(region.end == Position{2, 9, 10});
  CHECK(maker.region(0, 8).end == Position{2, 5, 5});
  CHECK(maker.region(3, 1).end == Position{1, 4, 4});
  CHECK(maker.region(1000, 5).begin == Position{4, 1, 1});
  CHECK(maker.line_text(2) == "two: \xC3\xA9\xF0\x9F\x98\x80x");
  CHECK(maker.line_range(3) == Range{18, 23});
  CHECK(maker.line_text(9).empty());
}

TEST_CASE("a UTF-16 text is counted as what it says") {
  std::string bytes = "\xFF\xFE";
  for (char c : std::string_view("ab\ncd: ef\n")) bytes += {c, '\0'};
  RegionMaker maker(bytes);
  auto region = maker.region(2 + 2 * 7, 4);
  CHECK(region.begin == Position{2, 5, 5});
  CHECK(region.end == Position{2, 7, 7});
  CHECK(maker.line_text(2) == "cd: ef");
  CHECK(maker.line_range(2) == Range{8, 20});
}
