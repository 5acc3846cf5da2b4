#include "git/trees/wildcard.h"

#include <cctype>
#include <cstdint>
#include <optional>

namespace rummage::git::trees {
namespace {

bool in_class(std::string_view name, unsigned char c) {
  struct Class {
    std::string_view name;
    int (*holds)(int);
  };
  static constexpr Class classes[] = {{"alnum", std::isalnum}, {"alpha", std::isalpha}, {"blank", std::isblank},
                                      {"cntrl", std::iscntrl}, {"digit", std::isdigit}, {"graph", std::isgraph},
                                      {"lower", std::islower}, {"print", std::isprint}, {"punct", std::ispunct},
                                      {"space", std::isspace}, {"upper", std::isupper}, {"xdigit", std::isxdigit}};
  for (const Class& known : classes)
    if (known.name == name) return c < 0x80 && known.holds(c) != 0;
  return false;
}

// The set between [ and ].
class Bracket {
 public:
  // `at`: position after the '['.
  Bracket(std::string_view pattern, std::size_t at) : pattern_(pattern), at_(at) {}

  // Whether `c` is in the set; nothing when the set has no end.
  std::optional<bool> holds(unsigned char c) {
    bool negated = at_ < pattern_.size() && (pattern_[at_] == '!' || pattern_[at_] == '^');
    if (negated) ++at_;
    bool found = false;
    for (bool first = true; first || !at_end(); first = false) {
      if (at_ >= pattern_.size()) return std::nullopt;
      if (!item(c, found)) return std::nullopt;
    }
    if (at_ >= pattern_.size()) return std::nullopt;
    return found != negated;
  }
  std::size_t end() const { return at_ + 1; }

 private:
  bool at_end() const { return at_ >= pattern_.size() || pattern_[at_] == ']'; }

  // One character, escaped or not; nothing at the end of the pattern.
  std::optional<unsigned char> character() {
    if (at_ < pattern_.size() && pattern_[at_] == '\\') ++at_;
    if (at_ >= pattern_.size()) return std::nullopt;
    return static_cast<unsigned char>(pattern_[at_++]);
  }

  bool item(unsigned char c, bool& found) {
    if (pattern_.substr(at_, 2) == "[:") {
      std::size_t close = pattern_.find(']', at_ + 2);
      if (close == pattern_.npos) return false;
      if (close > at_ + 2 && pattern_[close - 1] == ':') {
        found = found || in_class(pattern_.substr(at_ + 2, close - at_ - 3), c);
        at_ = close + 1;
        return true;
      }
    }
    auto low = character();
    if (!low) return false;
    auto high = low;
    bool range = at_ + 1 < pattern_.size() && pattern_[at_] == '-' && pattern_[at_ + 1] != ']';
    if (range) {
      ++at_;
      high = character();
      if (!high) return false;
    }
    found = found || (c >= *low && c <= *high);
    return true;
  }

  std::string_view pattern_;
  std::size_t at_;
};

class Matcher {
 public:
  Matcher(std::string_view pattern, std::string_view text, bool paths)
      : pattern_(pattern), text_(text), paths_(paths) {}

  bool match(std::size_t p, std::size_t t) {
    for (; p < pattern_.size(); ++t) {
      if (++steps_ > most_steps) return false;
      if (pattern_[p] == '*') return star(p, t);
      if (t >= text_.size() || !one(p, text_[t])) return false;
    }
    return t == text_.size();
  }

 private:
  static constexpr std::uint32_t most_steps = 1'000'000;

  // Whether the element at `p`, which it passes over, matches `c`.
  bool one(std::size_t& p, char c) {
    bool slash = paths_ && c == '/';
    if (pattern_[p] == '?') return ++p, !slash;
    if (pattern_[p] == '[') {
      Bracket bracket(pattern_, p + 1);
      auto holds = bracket.holds(static_cast<unsigned char>(c));
      p = bracket.end();
      return holds.value_or(false) && !slash;
    }
    if (pattern_[p] == '\\') ++p;
    return p < pattern_.size() && pattern_[p++] == c;
  }

  bool star(std::size_t p, std::size_t t) {
    std::size_t begin = p;
    while (p < pattern_.size() && pattern_[p] == '*') ++p;
    bool from_edge = begin == 0 || pattern_[begin - 1] == '/';
    bool to_edge = p == pattern_.size() || pattern_[p] == '/' || pattern_.substr(p, 2) == "\\/";
    bool any = !paths_ || (p - begin > 1 && from_edge && to_edge);
    // "**/" may stand for no directory at all.
    if (paths_ && any && p < pattern_.size() && pattern_[p] == '/' && match(p + 1, t)) return true;
    for (;; ++t) {
      if (match(p, t)) return true;
      if (t >= text_.size() || steps_ > most_steps || (!any && text_[t] == '/')) return false;
    }
  }

  std::string_view pattern_, text_;
  bool paths_;
  std::uint32_t steps_ = 0;
};

}  // namespace

bool wildcard_match(std::string_view pattern, std::string_view text, bool paths) {
  return Matcher(pattern, text, paths).match(0, 0);
}

}  // namespace rummage::git::trees
