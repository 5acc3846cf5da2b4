#include "text/quiet_scanner.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "text/collector.h"
#include "text/long_line.h"

namespace rummage::text {
namespace {

// A `!` is found when the line two above it holds a `?` and the line two below it holds none: as far as reach goes.
struct Found {
  std::uint32_t at = 0;
  std::uint32_t begin() const { return at; }
  std::uint32_t end() const { return at + 1; }
  Found shifted(std::int64_t by) const { return {static_cast<std::uint32_t>(at + by)}; }
  bool operator==(const Found&) const = default;
};

struct FarScanner final : ContentScanner<Found> {
  mutable std::size_t bytes = 0;
  Reach reach() const override { return {2}; }

  void scan(std::string_view content, std::span<const Window> windows, Sink<Found>& sink) const override {
    for (const Window& window : windows) {
      bytes += window.end - window.begin;
      for (std::uint32_t at = window.begin; at < window.end; ++at)
        if (content[at] == '!' && line(content, at, -2).find('?') != std::string_view::npos &&
            line(content, at, 2).find('?') == std::string_view::npos)
          sink.record({at});
    }
  }
  std::optional<Window> reevaluate(std::string_view, const Anchor&, Sink<Found>&) const override {
    return std::nullopt;
  }

 private:
  static std::string_view line(std::string_view content, std::size_t at, int offset) {
    std::size_t begin = content.rfind('\n', at) + 1;  // npos + 1 is 0
    for (; offset < 0; ++offset) {
      if (begin == 0) return {};
      begin = begin == 1 ? 0 : content.rfind('\n', begin - 2) + 1;
    }
    for (; offset > 0; --offset) {
      const std::size_t feed = content.find('\n', begin);
      if (feed == content.npos) return {};
      begin = feed + 1;
    }
    return content.substr(begin, content.find('\n', begin) - begin);
  }
};

std::string lines(std::mt19937& random, std::size_t count) {
  std::string out;
  for (; count > 0; --count) {
    const auto kind = random() % 60;
    if (kind < 9) out += "? asks";
    if (kind == 9 || kind == 10) out += "x!";
    if (kind > 10) out += "word" + std::to_string(random() % 50) + std::string(kind, '-');
    out += '\n';
  }
  return out;
}

// Twenty blocks of lines in any order, with a few lines in between: most stretches come again, next to others.
class Texts {
 public:
  Texts() {
    for (int i = 0; i < 20; ++i) blocks_.push_back(lines(random_, 20 + random_() % 30));
  }
  std::string next() {
    std::string out;
    for (auto left = random_() % 6; left > 0; --left)
      out += blocks_[random_() % blocks_.size()] + lines(random_, random_() % 4);
    if (random_() % 2 == 0 && !out.empty()) out.pop_back();
    return out;
  }

 private:
  std::mt19937 random_{11};
  std::vector<std::string> blocks_;
};

std::vector<Found> found(const ContentScanner<Found>& scanner, std::string_view content) {
  std::vector<Found> records;
  Collector<Found> collector(records);
  scan_whole<Found>(scanner, content, collector);
  return records;
}

}  // namespace

TEST_CASE("what was quiet is passed over, and the result is that of scanning in full") {
  FarScanner scanner;
  QuietScanner<Found> quiet(scanner);
  std::size_t looked_at = 0, whole = 0;
  Texts texts;
  for (int number = 0; number < 6000; ++number) {
    const std::string content = texts.next();
    scanner.bytes = 0;
    const std::vector<Found> quick = found(quiet, content);
    looked_at += scanner.bytes;
    whole += content.size();
    INFO("number " << number);
    REQUIRE((quick == found(scanner, content)));
  }
  CHECK(looked_at * 3 < whole * 2);
}

TEST_CASE("a changed line decides what is found in the lines near it, whichever piece they are of") {
  FarScanner scanner;
  QuietScanner<Found> quiet(scanner);
  std::mt19937 random(5);
  std::string content = lines(random, 400);
  for (int version = 0; version < 3000; ++version) {
    const std::size_t feed = content.find('\n', random() % (content.size() - 1));
    const std::size_t next = std::min(content.find('\n', feed + 1), content.size());
    if (feed < next) content.replace(feed + 1, next - feed - 1, random() % 2 == 0 ? "? asks" : "x!");
    INFO("version " << version);
    REQUIRE((found(quiet, content) == found(scanner, content)));
  }
}

TEST_CASE("pieces are the windows cut at ends of lines, and the same wherever they stand") {
  std::string text;
  for (int line = 0; line < 400; ++line) text += "line " + std::to_string(line * line) + " of a text\n";
  const auto pieces_of = [](const std::string& content) {
    const Window all{0, static_cast<std::uint32_t>(content.size())};
    return cut_pieces(content, std::span(&all, 1), {2, 4096});
  };
  const std::vector<Piece> pieces = pieces_of(text);
  REQUIRE(pieces.size() > 8);
  std::set<QuietKeys::Key> keys;
  std::uint32_t at = 0;
  for (const Piece& piece : pieces) {
    CHECK(piece.part.begin == at);
    CHECK(text[piece.part.end - 1] == '\n');
    at = piece.part.end;
    keys.insert(piece.key);
  }
  CHECK(at == text.size());
  CHECK(windows_of(pieces).size() == 1);
  std::size_t other = 0;
  for (const Piece& piece : pieces_of("one line before\n" + text + "and one after\n"))
    other += !keys.contains(piece.key);
  CHECK(other < 5);
}

TEST_CASE("a long line is divided where its bytes say so, never within what may be decoded as a whole") {
  constexpr std::uint32_t least = 1000;
  std::mt19937 random(7);
  std::string line;
  while (line.size() < 200'000) line += std::string(1 + random() % 30, static_cast<char>('a' + random() % 26)) + ", ";
  line.insert(90'000, std::string(30'000, 'x'));
  const auto divided = [](const std::string& text) {
    std::vector<std::uint32_t> starts{0, static_cast<std::uint32_t>(text.size())};
    divide_long_lines(text, least, starts);
    return starts;
  };
  const std::vector<std::uint32_t> starts = divided(line);
  REQUIRE(starts.size() > 5);
  for (std::size_t i = 1; i < starts.size(); ++i) {
    CHECK(starts[i] - starts[i - 1] >= least);
    if (starts[i] < line.size()) CHECK(!in_stretch(line[starts[i] - 1]));
  }
  // The same ends behind a change.
  const std::vector<std::uint32_t> shifted = divided("some words more, " + line);
  std::size_t same = 0;
  for (std::uint32_t start : starts) same += std::count(shifted.begin(), shifted.end(), start + 17);
  CHECK(same * 4 > starts.size() * 3);
}

// A `!` is found when the 50 bytes before it hold a `?`, all on one line without end.
struct NearScanner final : ContentScanner<Found> {
  mutable std::size_t bytes = 0;
  Reach reach() const override { return {2, 64}; }
  void scan(std::string_view content, std::span<const Window> windows, Sink<Found>& sink) const override {
    for (const Window& window : windows) {
      bytes += window.end - window.begin;
      for (std::uint32_t at = window.begin; at < window.end; ++at) {
        const std::uint32_t from = at > 50 ? at - 50 : 0;
        if (content[at] == '!' && content.substr(from, at - from).find('?') != std::string_view::npos)
          sink.record({at});
      }
    }
  }
  std::optional<Window> reevaluate(std::string_view, const Anchor&, Sink<Found>&) const override {
    return std::nullopt;
  }
};

TEST_CASE("in a long line, too, what was quiet is passed over") {
  NearScanner scanner;
  QuietScanner<Found> quiet(scanner);
  std::mt19937 random(3);
  std::string line;
  while (line.size() < 300'000) line += "abcdefg, "[random() % 9];
  std::size_t looked_at = 0, whole = 0;
  for (int version = 0; version < 200; ++version) {
    const std::size_t at = random() % line.size();
    line.replace(at, random() % 5, random() % 2 == 0 ? "?" : "!,");
    scanner.bytes = 0;
    const std::vector<Found> quick = found(quiet, line);
    looked_at += scanner.bytes;
    whole += line.size();
    INFO("version " << version);
    REQUIRE((quick == found(scanner, line)));
  }
  CHECK(looked_at * 2 < whole);
}

}  // namespace rummage::text
