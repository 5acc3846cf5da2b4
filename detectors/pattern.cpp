#include "detectors/pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace rummage::detectors {
namespace {

constexpr std::size_t max_sequences = 64, max_steps = 48;
constexpr int max_groups = 16;
using Steps = std::vector<PatternStep>;
using Ways = std::vector<Steps>;
using Kind = PatternStep::Kind;

// Leaves by exception within this file only.
struct Problem {
  std::string message;
  std::size_t at;
};

void add_range(std::bitset<256>& set, unsigned char from, unsigned char to) {
  for (unsigned c = from; c <= to; ++c) set.set(c);
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::vector<PatternSequence> parse() {
    fold_ = text_.starts_with("(?i)");
    if (fold_) at_ = 4;
    Ways ways = alternatives(0);
    if (at_ < text_.size()) fail("`)` without `(`");
    std::vector<PatternSequence> out;
    for (Steps& steps : ways) out.push_back({joined(std::move(steps)), fold_});
    return out;
  }

 private:
  [[noreturn]] void fail(std::string message) const { throw Problem{std::move(message), at_}; }
  bool more() const { return at_ < text_.size(); }
  char next() {
    if (!more()) fail("the pattern ends too early");
    return text_[at_++];
  }
  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  Ways alternatives(int depth) {
    if (depth > max_groups) fail("groups are nested too deeply");
    Ways all = sequence(depth);
    while (take("|")) {
      Ways other = sequence(depth);
      all.insert(all.end(), other.begin(), other.end());
      if (all.size() > max_sequences) fail("more than 64 sequences");
    }
    return all;
  }

  Ways sequence(int depth) {
    Ways ways{{}};
    while (more() && text_[at_] != '|' && text_[at_] != ')') ways = product(ways, item(depth));
    return ways;
  }

  Ways product(const Ways& left, const Ways& right) const {
    if (left.size() * right.size() > max_sequences) fail("more than 64 sequences");
    Ways out;
    for (const Steps& a : left)
      for (const Steps& b : right) {
        out.push_back(a);
        out.back().insert(out.back().end(), b.begin(), b.end());
        if (out.back().size() > 16 * max_steps) fail("the pattern is too long");
      }
    return out;
  }

  Ways item(int depth) {
    if (take("(")) return group(depth);
    PatternStep step = atom();
    auto [least, most] = repeat();
    if (least == 1 && most == 1) return {{step}};
    if (step.kind == Kind::literal) {
      step.members.set(static_cast<unsigned char>(step.literal[0]));
      if (fold_) step.members = folded(step.members);
      step.literal.clear(), step.kind = Kind::run;
    }
    step.least = least, step.most = most;
    return {{step}};
  }

  Ways group(int depth) {
    bool secret = take("?P<secret>");
    if (!secret) take("?:");
    Ways ways = alternatives(depth + 1);
    if (!take(")")) fail("`)` is missing");
    if (secret)
      for (Steps& steps : ways) {
        steps.insert(steps.begin(), PatternStep{Kind::secret_begin, {}, {}, 0, 0});
        steps.push_back(PatternStep{Kind::secret_end, {}, {}, 0, 0});
      }
    if (take("?")) ways.emplace_back();
    if (more() && (text_[at_] == '*' || text_[at_] == '+' || text_[at_] == '{')) fail("a group cannot be repeated");
    return ways;
  }

  PatternStep atom() {
    char c = next();
    PatternStep step;
    if (c == '[' || c == '.') {
      step.kind = Kind::run;
      if (c == '[')
        step.members = char_class();
      else
        add_range(step.members, 0x21, 0x7e);
      if (fold_) step.members = folded(step.members);
    } else if (c == '\\') {
      c = next();
      if (shorthand(c, step.members))
        step.kind = Kind::run;
      else
        step.literal = escaped(c);
    } else {
      if (c == '{' || c == '}' || c == '*' || c == '+' || c == '?') fail("write a backslash before this character");
      step.literal = c;
    }
    return step;
  }

  static bool shorthand(char c, std::bitset<256>& set) {
    if (c == 'd' || c == 'w') add_range(set, '0', '9');
    if (c == 'w') add_range(set, 'a', 'z'), add_range(set, 'A', 'Z'), set.set('_');
    if (c == 's') set.set(' '), set.set('\t');
    return set.any();
  }
  static char escaped(char c) { return c == 't' ? '\t' : c; }

  std::bitset<256> char_class() {
    std::bitset<256> set;
    bool negated = take("^");
    for (bool first = true; first || !more() || text_[at_] != ']'; first = false) {
      char from = next();
      if (from == '\\') {
        from = next();
        if (shorthand(from, set)) continue;
        from = escaped(from);
      }
      char to = from;
      if (more() && text_[at_] == '-' && at_ + 1 < text_.size() && text_[at_ + 1] != ']') {
        ++at_, to = next();
        if (to == '\\') to = escaped(next());
      }
      if (static_cast<unsigned char>(to) < static_cast<unsigned char>(from)) fail("a range that ends before it begins");
      add_range(set, static_cast<unsigned char>(from), static_cast<unsigned char>(to));
    }
    ++at_;
    return negated ? visible_or_blank(~set) : set;
  }

  // A match never leaves its line.
  static std::bitset<256> visible_or_blank(std::bitset<256> set) {
    set.reset('\n'), set.reset('\r'), set.reset(0);
    return set;
  }

  static std::bitset<256> folded(std::bitset<256> set) {
    for (unsigned c = 'a'; c <= 'z'; ++c)
      if (set[c] || set[c - 32]) set.set(c), set.set(c - 32);
    return set;
  }

  std::pair<std::uint16_t, std::uint16_t> repeat() {
    if (take("?")) return {0, 1};
    if (take("*")) return {0, max_repeat};
    if (take("+")) return {1, max_repeat};
    if (!take("{")) return {1, 1};
    std::uint16_t least = count(), most = least;
    if (take(",")) most = more() && text_[at_] == '}' ? max_repeat : count();
    if (!take("}")) fail("`}` is missing");
    if (most < least || most == 0) fail("a count that ends before it begins");
    return {least, most};
  }

  std::uint16_t count() {
    unsigned value = 0;
    bool any = false;
    while (more() && text_[at_] >= '0' && text_[at_] <= '9' && value <= max_repeat)
      value = value * 10 + static_cast<unsigned>(text_[at_++] - '0'), any = true;
    if (!any || value > max_repeat) fail("a count from 0 to 1,024 is needed");
    return static_cast<std::uint16_t>(value);
  }

  Steps joined(Steps steps) const {
    Steps out;
    for (PatternStep& step : steps) {
      bool join = step.kind == Kind::literal && !out.empty() && out.back().kind == Kind::literal;
      if (join)
        out.back().literal += step.literal;
      else
        out.push_back(std::move(step));
    }
    if (out.size() > max_steps) fail("the pattern is too long");
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool fold_ = false;
};

}  // namespace

Result<std::vector<PatternSequence>> parse_pattern(std::string_view pattern) {
  try {
    return Parser(pattern).parse();
  } catch (const Problem& problem) {
    return Error{"rules/pattern", fmt::format("pattern, byte {}: {}", problem.at + 1, problem.message), std::nullopt,
                 nullptr};
  }
}

}  // namespace rummage::detectors
