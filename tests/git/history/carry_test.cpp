#include "git/history/carry.h"

#include <catch2/catch.hpp>

#include <random>
#include <string>

namespace rummage::git::history {
namespace {

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

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t limit) {
    return std::uniform_int_distribution<std::uint32_t>(0, limit - 1)(engine_);
  }
  std::string text(std::uint32_t length) {
    static constexpr std::string_view letters = "abck1x[!]\n\n kk";
    std::string out;
    while (out.size() < length) out += below(3) ? letters[below(static_cast<std::uint32_t>(letters.size()))] : 'a';
    return out;
  }

 private:
  std::mt19937 engine_;
};

void append_copy(std::string& out, std::uint32_t offset, std::uint32_t length) {
  out += static_cast<char>(0xff);
  for (int i = 0; i < 4; ++i) out += static_cast<char>(offset >> (8 * i));
  for (int i = 0; i < 3; ++i) out += static_cast<char>(length >> (8 * i));
}

// Instructions that copy stretches of the base, some of them next to each other, some out of order, with new bytes in
// between.
struct Made {
  std::string instructions, content;
};
Made random_delta(Random& random, const std::string& base) {
  Made made;
  std::uint32_t at = 0;
  for (std::uint32_t steps = 1 + random.below(6); steps > 0; --steps) {
    if (random.below(3) == 0) {
      const std::string fresh = random.text(1 + random.below(60));
      made.instructions += static_cast<char>(fresh.size()) + fresh;
      made.content += fresh;
    }
    if (base.empty()) continue;
    if (random.below(4) == 0) at = random.below(static_cast<std::uint32_t>(base.size()));
    const std::uint32_t length =
        std::min<std::uint32_t>(1 + random.below(900), static_cast<std::uint32_t>(base.size()) - at);
    if (length == 0) continue;
    append_copy(made.instructions, at, length);
    made.content += base.substr(at, length);
    at += length;
    if (random.below(2) == 0)
      at = std::min<std::uint32_t>(at + random.below(40), static_cast<std::uint32_t>(base.size()));
  }
  return made;
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
    std::string content = random.text(random.below(1500));
    Remembered<Mark> found = carrier.scan(content);
    for (int version = 0; version < 4; ++version) {
      const Made next = random_delta(random, content);
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
