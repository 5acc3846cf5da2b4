#include "sources/codec.h"

#include <catch2/catch.hpp>
#include <random>

#include "base/utf8.h"
#include "sources/encoding.h"

using namespace rummage;
using namespace rummage::sources;

namespace {

std::string random_bytes(std::mt19937& random, std::size_t most) {
  std::string out(random() % (most + 1), '\0');
  for (char& c : out) c = static_cast<char>(random());
  return out;
}

// Every byte of a layer is what its group below decodes to; groups are in order and do not overlap.
void check_groups(Codec codec, const std::string& below, const Recoded& layer) {
  REQUIRE(layer.map.size() == layer.bytes.size());
  std::uint32_t last = 0;
  for (std::uint32_t at = 0; at < layer.bytes.size();) {
    Range group = layer.map.below(at, at + 1);
    REQUIRE(group.begin >= last);
    REQUIRE(group.end <= below.size());
    Range back = layer.map.above(group.begin, group.end);
    REQUIRE(back.begin <= at);
    REQUIRE(back.end > at);
    auto alone = decode(codec, std::string_view(below).substr(group.begin, group.end - group.begin));
    REQUIRE(alone);
    REQUIRE(alone->bytes == layer.bytes.substr(back.begin, back.end - back.begin));
    last = group.end;
    at = back.end;
  }
}

std::string wide(const std::u32string& text, std::size_t width, bool big) {
  std::string out;
  auto put = [&](char32_t unit) {
    for (std::size_t i = 0; i < width; ++i) out += static_cast<char>(unit >> 8 * (big ? width - 1 - i : i));
  };
  for (char32_t c : text) {
    if (width == 2 && c > 0xFFFF) {
      put(0xD800 + ((c - 0x10000) >> 10));
      put(0xDC00 + (c & 0x3FF));
    } else {
      put(c);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("what is encoded decodes to the same bytes, group by group") {
  std::mt19937 random(1);
  for (Codec codec : {Codec::base64, Codec::base64_url, Codec::hex, Codec::percent, Codec::escapes}) {
    for (int round = 0; round < 300; ++round) {
      std::string bytes = random_bytes(random, 40);
      if (codec == Codec::escapes)
        for (char& c : bytes) c = static_cast<char>(c & 0x7F);
      auto encoded = encode(codec, bytes);
      REQUIRE(encoded);
      auto decoded = decode(codec, encoded->bytes);
      REQUIRE(decoded);
      CHECK(decoded->bytes == bytes);
      check_groups(codec, encoded->bytes, *decoded);
      // Down and up again are the same way.
      for (std::uint32_t at = 0; at < bytes.size(); ++at)
        CHECK(encoded->map.above(at, at + 1) == decoded->map.below(at, at + 1));
    }
  }
}

TEST_CASE("base64 may be broken into lines and lack its padding") {
  std::mt19937 random(2);
  for (int round = 0; round < 300; ++round) {
    std::string bytes = random_bytes(random, 60), broken;
    auto encoded = encode(Codec::base64, bytes);
    std::string text = encoded->bytes;
    if (round % 2 == 0) text.erase(std::min(text.find('='), text.size()));
    for (char c : text) {
      if (random() % 7 == 0) broken += random() % 2 == 0 ? "\n" : "\r\n  ";
      broken += c;
    }
    auto decoded = decode(Codec::base64, broken);
    REQUIRE(decoded);
    CHECK(decoded->bytes == bytes);
    check_groups(Codec::base64, broken, *decoded);
  }
}

TEST_CASE("what is no base64 or hex is an error") {
  for (const char* text : {"A", "AAAAA", "QQ=", "QQ===", "QQ==QQ==", "=", "A=", "QU*D", "QUJD=", "Q=Q="})
    CHECK_FALSE(decode(Codec::base64, text));
  CHECK_FALSE(decode(Codec::base64, "-_-_"));
  CHECK_FALSE(decode(Codec::base64_url, "+/+/"));
  for (const char* text : {"a", "0g", "abc"}) CHECK_FALSE(decode(Codec::hex, text));
  CHECK_FALSE(decode(Codec::opaque, "x"));
  CHECK_FALSE(encode(Codec::utf16_le, "x"));
  CHECK_FALSE(decode(Codec::base64, "QQ" + std::string(70'000, '\n') + "Q="));
}

TEST_CASE("escapes of JSON and YAML") {
  auto bytes = [](std::string_view text) { return decode(Codec::escapes, text)->bytes; };
  CHECK(bytes(R"(a\n\t\"\\\/b)") == "a\n\t\"\\/b");
  CHECK(bytes(R"(\u00e9\ud83d\ude00\x41\U0001F600)") ==
        "\xC3\xA9\xF0\x9F\x98\x80"
        "A\xF0\x9F\x98\x80");
  CHECK(bytes(R"(\q\u12\)") == R"(\q\u12\)");
  CHECK(bytes(R"(\ud83d)") == "\xEF\xBF\xBD");
}

TEST_CASE("wide text decodes to UTF-8 and is recognised with and without a mark") {
  std::u32string text = U"key: value\nname: Ärger\U0001F600 and so on\n";
  std::string utf8;
  for (char32_t c : text) append_utf8(utf8, c);
  struct {
    Codec codec;
    std::size_t width;
    bool big;
  } kinds[] = {
      {Codec::utf16_le, 2, false}, {Codec::utf16_be, 2, true}, {Codec::utf32_le, 4, false}, {Codec::utf32_be, 4, true}};
  for (auto kind : kinds) {
    for (bool mark : {false, true}) {
      std::string bytes = wide((mark ? U"\uFEFF" : U"") + text, kind.width, kind.big);
      CHECK(wide_encoding(bytes) == kind.codec);
      auto decoded = decode(kind.codec, bytes);
      REQUIRE(decoded);
      CHECK(decoded->bytes == utf8);
      check_groups(kind.codec, bytes, *decoded);
    }
  }
  CHECK_FALSE(wide_encoding(utf8));
  CHECK_FALSE(wide_encoding(std::string(100, '\0')));
  CHECK(decode(Codec::utf16_le, "a")->bytes == "\xEF\xBF\xBD");
}
