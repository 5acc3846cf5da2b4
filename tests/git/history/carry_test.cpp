#include "git/history/carry.h"

#include <catch2/catch.hpp>

#include <string>

#include "tests/git/support/random_delta.h"

namespace rummage::git::history {
namespace {

using test::append_copy;
using test::Random;

// A digit stands for a match there; `k` for one at the second letter of the next line, if the line after that has no
// `x`. `[` is an anchor for every `!` up to the next `]`.
struct Mark {
  std::uint32_t at = 0;
  char what = 0;
  std::uint32_t begin() const { return at; }
  std::uint32_t end() const { return at + 1; }
  Mark shifted(std::int64_t by) const { return {static_cast<std::uint32_t>(at + by), what}; }
  bool operator==(const Mark&) const = default;
};

struct MarkScanner final : text::ContentScanner<Mark> {
  mutable std::size_t bytes = 0;
  text::Reach reach() const override { return {2}; }

  void scan(std::string_view content, std::span<const text::Window> windows, text::Sink<Mark>& sink) const override {
    for (const text::Window& window : windows) {
      bytes += window.end - window.begin;
      for (std::uint32_t at = window.begin; at < window.end; ++at) {
        if (content[at] >= '0' && content[at] <= '9') sink.record({at, content[at]});
        if (content[at] == '[') sink.anchor({at, 1});
        if (named_from_above(content, at)) sink.record({at, 'k'});
      }
    }
  }

  std::optional<text::Window> reevaluate(std::string_view content, const text::Anchor& anchor,
                                         text::Sink<Mark>& sink) const override {
    const std::size_t close = content.find(']', anchor.offset);
    const auto end = static_cast<std::uint32_t>(close == content.npos ? content.size() : close + 1);
    for (std::uint32_t at = anchor.offset; at < end; ++at)
      if (content[at] == '!') sink.record({at, '!'});
    return text::Window{anchor.offset, end};
  }

 private:
  static bool named_from_above(std::string_view content, std::uint32_t at) {
    const std::size_t line = at == 0 ? content.npos : content.rfind('\n', at - 1);
    if (line == content.npos || line == 0 || at != line + 2) return false;
    const std::size_t above = content.rfind('\n', line - 1);
    if (content.substr(above == content.npos ? 0 : above + 1, line).substr(0, 1) != "k") return false;
    const std::size_t after = content.find('\n', at);
    if (after == content.npos) return true;
    return content.substr(after + 1, content.find('\n', after + 1) - after - 1).find('x') == content.npos;
  }
};

std::string text(Random& random, std::uint32_t length) {
  static constexpr std::string_view letters = "abck1x[!]\n\n kk";
  std::string out;
  while (out.size() < length)
    out += random.below(3) ? letters[random.below(static_cast<std::uint32_t>(letters.size()))] : 'a';
  return out;
}

std::string told(const Remembered<Mark>& found) {
  std::string out;
  for (const Mark& mark : found.all()) out += std::to_string(mark.at) + mark.what + " ";
  return out;
}

}  // namespace

TEST_CASE("carrying through any delta finds what scanning in full finds") {
  MarkScanner scanner;
  Carrier<Mark> carrier(scanner);
  std::size_t carried = 0, whole = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    Random random(seed);
    std::string content = text(random, random.below(1500));
    Remembered<Mark> found = carrier.scan(content);
    for (int version = 0; version < 4; ++version) {
      const test::MadeDelta next =
          test::random_delta(random, content, [&] { return text(random, 1 + random.below(60)); });
      scanner.bytes = 0;
      Remembered<Mark> quick = carrier.scan(next.content, {0, content, next.instructions, nullptr}, found);
      carried += scanner.bytes;
      const Remembered<Mark> slow = carrier.scan(next.content);
      whole += next.content.size();
      INFO("seed " << seed << " version " << version);
      REQUIRE(told(quick) == told(slow));
      REQUIRE(quick.anchors.size() == slow.anchors.size());
      content = next.content;
      found = std::move(quick);
    }
  }
  CHECK(carried < whole);
}

TEST_CASE("copies that go on from one another are one run, and a text that stayed is not looked at") {
  std::string base;
  for (int line = 0; line < 100; ++line) base += "line " + std::to_string(line) + " of many\n";
  std::string instructions;
  append_copy(instructions, 0, 700);
  append_copy(instructions, 700, static_cast<std::uint32_t>(base.size()) - 700);
  const auto runs = copied_runs({0, base, instructions, nullptr}, base, 2);
  REQUIRE(runs.size() == 1);
  CHECK(runs[0].clean_begin == 0);
  CHECK(runs[0].clean_end == base.size());
  CHECK(dirty_windows(runs, static_cast<std::uint32_t>(base.size())).empty());
}

TEST_CASE("two lines at each seam are looked at again") {
  std::string base, half;
  for (int line = 0; line < 40; ++line) (line < 20 ? half : base) += "a line of text that is copied\n";
  base = half + base;
  std::string instructions;
  append_copy(instructions, 0, static_cast<std::uint32_t>(half.size()));
  const std::string fresh = "new\n";
  instructions += static_cast<char>(fresh.size()) + fresh;
  append_copy(instructions, static_cast<std::uint32_t>(half.size()), static_cast<std::uint32_t>(half.size()));
  const std::string content = half + fresh + half;
  const auto runs = copied_runs({0, base, instructions, nullptr}, content, 2);
  REQUIRE(runs.size() == 2);
  const auto windows = dirty_windows(runs, static_cast<std::uint32_t>(content.size()));
  REQUIRE(windows.size() == 1);
  CHECK(windows[0].begin == half.size() - 2 * 30);
  CHECK(windows[0].end == half.size() + fresh.size() + 2 * 30);
}

}  // namespace rummage::git::history
