#include "base/utf8.h"

#include <catch2/catch.hpp>

using namespace rummage;

TEST_CASE("columns count code points and UTF-16 units") {
  Columns columns = count_columns("a\xC3\xA9\xF0\x9F\x98\x80");
  CHECK(columns.code_points == 3);
  CHECK(columns.utf16_units == 4);
}

TEST_CASE("an invalid byte is one replacement character, and what follows is read on") {
  CHECK(to_valid_utf8("\xFFok\xC3") == "\xEF\xBF\xBDok\xEF\xBF\xBD");
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));      // a surrogate
  CHECK_FALSE(is_utf8("\xC0\x80"));          // overlong
  CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
}

TEST_CASE("every scalar value survives the way out and back") {
  for (char32_t value = 0; value <= 0x10FFFF; value += value < 0x3000 ? 1 : 97) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, value);
    CodePoint point = decode_utf8(text);
    REQUIRE(point.valid);
    REQUIRE(point.value == value);
    REQUIRE(point.bytes == text.size());
  }
}
