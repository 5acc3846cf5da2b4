// What the matcher promises to those who carry matches through history: a match depends on its line only, windows give
// what the whole gives, and the fast path what the slow one gives.
#include "detectors/matcher.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <tuple>
#include <vector>

#include "detectors/base64.h"
#include "detectors/layers.h"
#include "detectors/prefilter.h"
#include "findings/builtin_rules.h"
#include "tests/support/generate.h"
#include "text/long_line.h"
#include "text/quiet_scanner.h"

using namespace rummage;
using namespace rummage::detectors;

namespace {

using Seen = std::tuple<std::uint32_t, std::uint32_t, std::uint16_t, std::int16_t, std::uint32_t, std::string>;

struct Collect final : text::Sink<Match> {
  std::multiset<Seen> seen;
  std::vector<text::Anchor> anchors;
  std::uint32_t from = 0;
  void record(const Match& m) override {
    seen.insert({m.at - from, m.length, m.rule, m.score, m.features, m.canonical});
  }
  void anchor(const text::Anchor& anchor) override { anchors.push_back(anchor); }
};

const Matcher& matcher() {
  static const Matcher one(builtin_table());
  return one;
}

std::vector<std::string> bad_texts() {
  std::vector<std::string> out;
  for (const findings::Rule& rule : findings::builtin_rules())
    if (rule.area() == "secret")
      for (const findings::Example& example : rule.bad) out.push_back(test::expanded(example.text));
  return out;
}

Collect whole(std::string_view content, std::uint32_t from = 0) {
  Collect collect;
  collect.from = from;
  text::scan_whole(matcher(), content, collect);
  return collect;
}

Collect windows(std::string_view content, const std::vector<text::Window>& parts) {
  Collect collect;
  matcher().scan(content, parts, collect);
  for (const text::Anchor& anchor : collect.anchors) matcher().reevaluate(content, anchor, collect);
  return collect;
}

std::vector<std::uint32_t> line_starts(std::string_view content) {
  std::vector<std::uint32_t> out{0};
  for (std::uint32_t i = 0; i < content.size(); ++i)
    if (content[i] == '\n' && i + 1 < content.size()) out.push_back(i + 1);
  return out;
}

}  // namespace

TEST_CASE("lines before and after change no match") {
  const std::string before = "kind: Pod\n# it's \"open\npassword:\nAuthorization: Basic\n{{ if x }}\n\n";
  const std::string after = "\n\nspec: {}\n--flag \"closed\"\nvalue: 12\n";
  for (const std::string& text : bad_texts()) {
    INFO(text.substr(0, 60));
    auto shift = static_cast<std::uint32_t>(before.size());
    CHECK(whole(before + text + after, shift).seen == whole(text).seen);
  }
}

TEST_CASE("windows of lines give together what the whole gives") {
  std::string content;
  for (const std::string& text : bad_texts()) content += text + "\nplain: line\n";
  std::vector<std::uint32_t> starts = line_starts(content);
  starts.push_back(static_cast<std::uint32_t>(content.size()));
  const std::multiset<Seen> expected = whole(content).seen;
  REQUIRE(expected.size() > 40);
  test::Dice dice("windows", 1);
  for (int round = 0; round < 20; ++round) {
    std::vector<text::Window> odd, even;
    for (std::size_t line = 0; line + 1 < starts.size();) {
      std::size_t next = std::min(starts.size() - 1, line + 1 + dice.below(4));
      (dice.below(2) ? odd : even).push_back({starts[line], starts[next]});
      line = next;
    }
    std::multiset<Seen> together = windows(content, odd).seen;
    together.merge(windows(content, even).seen);
    CHECK(together == expected);
  }
}

TEST_CASE("a window inside a line gives the matches that begin in it") {
  const std::string text = "a: 1\ntoken = " + test::expanded("${github-pat:7}") + "\nb: 2\n";
  const auto at = static_cast<std::uint32_t>(text.find("ghp_"));
  CHECK_FALSE(windows(text, {{at, at + 1}}).seen.empty());
  CHECK(windows(text, {{at + 1, at + 20}}).seen.empty());
  CHECK(windows(text, {{at - 3, at}}).seen.empty());
}

TEST_CASE("no pattern is longer than what a match may depend on in a long line") {
  const Table& table = builtin_table();
  for (const Sequence& sequence : table.sequences) {
    std::size_t longest = 0;
    for (std::size_t i = 0; i < sequence.count; ++i) {
      const Step& step = table.steps[sequence.first + i];
      longest += step.kind == Step::Kind::run ? step.most : step.least;
    }
    CHECK(longest * 2 < matcher().reach().bytes);
  }
}

TEST_CASE("parts of a long line give together what the whole gives, and what was quiet changes nothing") {
  test::Dice dice("long line", 2);
  const std::vector<std::string> texts = bad_texts();
  const auto piece = [&] {
    std::string text = dice.below(12) == 0 ? texts[dice.below(texts.size())]
                                           : "plain words of no interest, " + std::to_string(dice.below(100000)) +
                                                 ", password or token";
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text + (dice.below(2) ? ", " : "\"},{\"");
  };
  std::string line;
  while (line.size() < 300'000) line += piece();
  const text::QuietScanner<Match> quiet(matcher());
  for (int version = 0; version < 8; ++version) {
    const std::multiset<Seen> expected = whole(line).seen;
    REQUIRE(expected.size() > 40);
    std::vector<std::uint32_t> starts{0, static_cast<std::uint32_t>(line.size())};
    text::divide_long_lines(line, matcher().reach().bytes, starts);
    REQUIRE(starts.size() > 5);
    std::multiset<Seen> together;
    for (std::size_t i = 0; i + 1 < starts.size(); ++i)
      together.merge(windows(line, {{starts[i], starts[i + 1]}}).seen);
    CHECK(together == expected);
    Collect passed_over;
    text::scan_whole(quiet, line, passed_over);
    CHECK(passed_over.seen == expected);
    line.insert(line.find(',', dice.below(line.size() / 2)) + 1, piece());
  }
}

TEST_CASE("what a matcher saw before changes nothing that it sees now") {
  // Lines of all examples, shuffled: the same line stands before other lines each time.
  std::vector<std::string> lines;
  for (const std::string& text : bad_texts())
    for (std::size_t at = 0, end; at < text.size(); at = end + 1) {
      end = std::min(text.find('\n', at), text.size());
      lines.push_back(text.substr(at, end - at));
    }
  test::Dice dice("lines", 5);
  for (int round = 0; round < 6; ++round) {
    std::string content;
    for (int i = 0; i < 400; ++i) content += lines[dice.below(lines.size())] + "\n";
    const Matcher fresh(builtin_table());
    Collect first;
    text::scan_whole(fresh, content, first);
    CHECK(whole(content).seen == first.seen);
    CHECK(whole(content).seen == first.seen);
  }
}

TEST_CASE("both paths of the prefilter see the same") {
  const Table& table = builtin_table();
  const Prefilter prefilter(table);
  test::Dice dice("prefilter", 3);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    while (text.size() < 50 + dice.below(400)) {
      if (dice.below(3) == 0)
        text += table.slice(table.literals[dice.below(table.literals.size())].text);
      else
        text += static_cast<char>(dice.below(256));
    }
    auto size = static_cast<std::uint32_t>(text.size());
    std::uint32_t begin = static_cast<std::uint32_t>(dice.below(size)),
                  end = begin + static_cast<std::uint32_t>(dice.below(size - begin + 1));
    std::vector<Hit> fast, slow, twin;
    prefilter.find(text, begin, end, fast);
    prefilter.find(text, begin, end, slow, Prefilter::Path::scalar);
    for (std::uint32_t i = 0; i < table.literals.size(); ++i) {
      std::string_view literal = table.slice(table.literals[i].text);
      for (std::uint32_t at = begin; at < end && at + literal.size() <= size; ++at) {
        auto same = [&](char a, char b) {
          return a == b || (table.literals[i].fold && a >= 'A' && a <= 'Z' && (a | 0x20) == b);
        };
        if (std::equal(literal.begin(), literal.end(), text.begin() + at, [&](char b, char a) { return same(a, b); }))
          twin.push_back({at, i});
      }
    }
    std::sort(twin.begin(), twin.end());
    CHECK(fast == slow);
    CHECK(slow == twin);
  }
}

TEST_CASE("both ways of looking for encoded runs see the same") {
  test::Dice dice("layers", 1);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    while (text.size() < 200) {
      std::string part = test::from_pattern("[a-z ]{1,40}", dice);
      text += dice.below(2) ? base64_encoded(part) : part;
      text += dice.below(2) ? "\n" : " ";
    }
    auto size = static_cast<std::uint32_t>(text.size());
    std::vector<Layer> fast = find_layers(text, 0, size), slow = find_layers(text, 0, size, true);
    REQUIRE(fast.size() == slow.size());
    for (std::size_t i = 0; i < fast.size(); ++i)
      CHECK((fast[i].begin == slow[i].begin && fast[i].text == slow[i].text));
    // The slow twin: every run between characters that are none.
    std::size_t runs = 0, length = 0;
    for (char c : text + " ") {
      bool in = base64_digit(c) >= 0;
      if (!in && length >= 20) ++runs;
      length = in ? length + 1 : 0;
    }
    CHECK(fast.size() <= runs);
  }
}

TEST_CASE("what base64 hides is found, three layers deep") {
  const std::string token = test::expanded("${github-pat:9}");
  std::string hidden = "token=" + token;
  for (int depth = 1; depth <= 4; ++depth) {
    hidden = base64_encoded(hidden + std::string(static_cast<std::size_t>(depth), ' '));
    auto matches = matcher().match("data: " + hidden);
    bool found = std::any_of(matches.begin(), matches.end(), [&](const Match& m) { return m.canonical == token; });
    INFO(depth);
    CHECK(found == (depth <= 3));
    for (const Match& match : matches) CHECK(match.at >= 6);
  }
}

TEST_CASE("one key is one credential however its PEM text is wrapped") {
  test::Dice dice("wrapped", 1);
  const std::string pem = test::make_pem(dice);
  std::string escaped, indented = "key: |\n    ";
  for (char c : pem) {
    escaped += c == '\n' ? "\\n" : std::string(1, c);
    indented += c == '\n' ? "\n    " : std::string(1, c);
  }
  std::string flat = pem;
  std::erase(flat, '\n');
  std::set<std::string> keys;
  for (const std::string& text : {pem, "k: \"" + escaped + "\"", indented, flat, "tls.key: " + base64_encoded(pem)}) {
    Collect collect = whole(text);
    REQUIRE(collect.seen.size() == 1);
    keys.insert(std::get<5>(*collect.seen.begin()));
  }
  CHECK(keys.size() == 1);
}
