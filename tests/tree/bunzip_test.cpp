#include "tree/bunzip.h"

#include <catch2/catch.hpp>

#include <random>

#include "tests/tree/library_bunzip.h"
#include "tests/tree/pack.h"
#include "tree/archive.h"

namespace rummage::tree {
namespace {

constexpr std::uint64_t plenty = 64 << 20;

std::string bzip2(const std::string& plain) {
  return test::pack({{"data", plain}}, archive_write_set_format_raw, archive_write_add_filter_bzip2);
}

// Texts with all that the format treats apart: runs of any length, few and many different bytes, repeated stretches.
std::string text(std::mt19937& random, std::size_t size) {
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  const std::size_t letters = below(3) == 0 ? 256 : 1 + below(20);
  std::string out;
  while (out.size() < size) {
    if (below(4) == 0)
      out.append(1 + below(600), static_cast<char>(below(letters)));
    else if (below(4) == 0 && !out.empty())
      out += out.substr(below(out.size()), below(3000));
    else
      for (std::size_t i = below(200); i > 0; --i) out += static_cast<char>(below(letters));
  }
  out.resize(size);
  return out;
}

}  // namespace

TEST_CASE("bzip2 is unpacked as the library does") {
  std::mt19937 random(7);
  for (std::size_t size : {1, 2, 3, 4, 5, 17, 255, 256, 260, 1000, 4096, 60'000, 100'000, 320'000, 1'900'000})
    for (int round = 0; round < (size < 5000 ? 12 : 3); ++round) {
      const std::string plain = text(random, size);
      const std::string packed = bzip2(plain);
      INFO("size " << size << " round " << round);
      const auto own = bunzip(packed, plenty);
      REQUIRE(own);
      REQUIRE((*own == plain));
    }
}

TEST_CASE("streams one after the other are one text") {
  const auto own = bunzip(bzip2("one, ") + bzip2("two"), plenty);
  REQUIRE(own);
  CHECK(*own == "one, two");
}

TEST_CASE("long runs stop at the limit") {
  const std::string packed = bzip2(std::string(5'000'000, 'a'));
  CHECK(packed.size() < 1000);
  CHECK(!bunzip(packed, 4'999'999));
  CHECK(bunzip(packed, 5'000'000));
}

TEST_CASE("damaged bzip2 gives nothing, or what the library gives") {
  std::mt19937 random(11);
  const std::string packed = bzip2(text(random, 3000));
  std::size_t refused = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string damaged = packed;
    if (round % 5 == 0) damaged.resize(random() % damaged.size());
    for (unsigned flips = random() % 3 + (round % 5 != 0); flips > 0 && !damaged.empty(); --flips)
      damaged[random() % damaged.size()] ^= static_cast<char>(1U << random() % 8);
    const auto own = bunzip(damaged, plenty);
    refused += !own;
    if (own) REQUIRE((own == test::bunzip_by_library(damaged)));
  }
  CHECK(refused > 3000);
}

TEST_CASE("a text that repeats itself is turned back whole") {
  for (const char* part : {"a", "ab", "abcabd", "2, 4, 6, 8, "}) {
    std::string plain;
    for (int i = 0; i < 5000; ++i) plain += part;
    const auto own = bunzip(bzip2(plain), plenty);
    REQUIRE(own);
    CHECK((*own == plain));
  }
}

TEST_CASE("an archive in bzip2 is opened, and one that is damaged is told") {
  std::mt19937 random(3);
  const std::string plain = text(random, 400'000);
  std::string packed = bzip2(plain);
  const Expansion whole = expand(packed, "notes.txt.bz2");
  REQUIRE(whole.entries.size() == 1);
  CHECK(whole.entries[0].path == "notes.txt");
  CHECK((*whole.entries[0].bytes == plain));
  CHECK(whole.notices.empty());
  packed[packed.size() / 2] ^= 1;
  const Expansion damaged = expand(packed, "notes.txt.bz2");
  REQUIRE(damaged.notices.size() == 1);
  CHECK(damaged.notices[0].code == "archive/damaged");
}

}  // namespace rummage::tree
