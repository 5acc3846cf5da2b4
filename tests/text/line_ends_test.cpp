#include "text/line_ends.h"

#include <catch2/catch.hpp>

#include <random>
#include <string>

namespace rummage::text {
namespace {

std::string random_text(std::mt19937& random) {
  std::string text(random() % 400, 'a');
  for (char& c : text)
    if (random() % 9 == 0) c = '\n';
  return text;
}

}  // namespace

TEST_CASE("line ends are those that a byte by byte search gives") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    std::mt19937 random(seed);
    const std::string text = random_text(random);
    const auto begin = static_cast<std::uint32_t>(random() % (text.size() + 1));
    const auto end = static_cast<std::uint32_t>(begin + random() % (text.size() - begin + 1));
    std::vector<std::uint32_t> expected, ends;
    for (std::uint32_t at = begin; at < end; ++at)
      if (text[at] == '\n') expected.push_back(at + 1);
    append_line_ends(text, begin, end, ends);
    INFO("seed " << seed);
    REQUIRE(ends == expected);
  }
}

TEST_CASE("lines before and after a byte") {
  const std::string text = "one\ntwo\nthree\nfour";
  CHECK(lines_before(text, 9, 0) == 8);
  CHECK(lines_before(text, 9, 1) == 4);
  CHECK(lines_before(text, 9, 2) == 0);
  CHECK(lines_before(text, 9, 7) == 0);
  CHECK(lines_before(text, 8, 1) == 4);
  CHECK(lines_after(text, 9, 1) == 14);
  CHECK(lines_after(text, 9, 2) == text.size());
  CHECK(lines_after(text, 9, 0) == 9);
  CHECK(lines_after("", 0, 3) == 0);
}

}  // namespace rummage::text
