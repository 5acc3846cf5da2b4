#include "helm/chart/glob.h"

#include "helm/functions/runes.h"

namespace rummage::helm {
namespace {

using Part = Glob::Part;
using Parts = std::vector<Part>;
constexpr int deepest_braces = 20;

class Reader {
 public:
  explicit Reader(std::u32string pattern) : pattern_(std::move(pattern)) {}

  std::optional<Parts> run() {
    Parts parts = sequence(0);
    if (failed_ || at_ != pattern_.size()) return std::nullopt;
    return parts;
  }

 private:
  bool more() const { return at_ < pattern_.size(); }

  /// Up to the end, or inside braces to the next `,` or `}`.
  Parts sequence(int levels) {
    Parts out;
    while (more() && !failed_) {
      const char32_t c = pattern_[at_];
      if (levels > 0 && (c == ',' || c == '}')) break;
      ++at_;
      switch (c) {
        case '*':
          out.push_back(star());
          break;
        case '?':
          out.push_back({Part::Kind::single, {}, false, {}});
          break;
        case '[':
          out.push_back(bracket());
          break;
        case '{':
          out.push_back(braces(levels));
          break;
        case '\\':
          if (more()) text(out, pattern_[at_++]);
          break;
        default:
          text(out, c);
      }
    }
    return out;
  }

  static void text(Parts& out, char32_t c) {
    if (out.empty() || out.back().kind != Part::Kind::text) out.push_back({});
    out.back().text += c;
  }

  Part star() {
    bool super = false;
    for (; more() && pattern_[at_] == '*'; ++at_) super = true;
    return {super ? Part::Kind::super : Part::Kind::any, {}, false, {}};
  }

  Part bracket() {
    Part part;
    if (more() && pattern_[at_] == '!') {
      part.negated = true;
      ++at_;
    }
    if (at_ + 1 < pattern_.size() && pattern_[at_ + 1] == '-') {
      part.kind = Part::Kind::range;
      failed_ = at_ + 3 >= pattern_.size() || pattern_[at_ + 3] != ']' || pattern_[at_ + 2] < pattern_[at_];
      if (!failed_) part.text = {pattern_[at_], pattern_[at_ + 2]};
      at_ += 4;
      return part;
    }
    part.kind = Part::Kind::list;
    while (more() && pattern_[at_] != ']') {
      if (pattern_[at_] == '\\' && at_ + 1 < pattern_.size()) ++at_;
      part.text += pattern_[at_++];
    }
    failed_ = failed_ || !more() || part.text.empty();
    ++at_;
    return part;
  }

  Part braces(int levels) {
    Part part{Part::Kind::alternatives, {}, false, {}};
    failed_ = failed_ || levels >= deepest_braces;
    while (!failed_) {
      part.alternatives.push_back(sequence(levels + 1));
      failed_ = failed_ || !more();
      if (failed_ || pattern_[at_++] == '}') break;
    }
    return part;
  }

  std::u32string pattern_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

using Places = std::vector<char>;  // which offsets of the name can be reached

bool fits(const Part& part, char32_t c) {
  bool in = false;
  if (part.kind == Part::Kind::single) return c != '/';
  if (part.kind == Part::Kind::list) in = part.text.find(c) != std::u32string::npos;
  if (part.kind == Part::Kind::range) in = c >= part.text[0] && c <= part.text[1];
  return in != part.negated;
}

Places advance(const Parts& parts, const std::u32string& name, Places from);

Places step(const Part& part, const std::u32string& name, const Places& from) {
  Places to(from.size(), 0);
  switch (part.kind) {
    case Part::Kind::text:
      for (std::size_t i = 0; i < from.size(); ++i)
        if (from[i] && name.compare(i, part.text.size(), part.text) == 0) to[i + part.text.size()] = 1;
      break;
    case Part::Kind::any:
    case Part::Kind::super:
      for (std::size_t i = 0; i < from.size(); ++i)
        to[i] = from[i] || (i > 0 && to[i - 1] && (part.kind == Part::Kind::super || name[i - 1] != '/'));
      break;
    case Part::Kind::alternatives:
      for (const Parts& each : part.alternatives) {
        const Places reached = advance(each, name, from);
        for (std::size_t i = 0; i < to.size(); ++i) to[i] = to[i] || reached[i];
      }
      break;
    default:
      for (std::size_t i = 0; i + 1 < from.size(); ++i) to[i + 1] = from[i] && fits(part, name[i]);
  }
  return to;
}

Places advance(const Parts& parts, const std::u32string& name, Places from) {
  for (const Part& part : parts) from = step(part, name, from);
  return from;
}

}  // namespace

std::optional<Glob> Glob::parse(std::string_view pattern) {
  auto parts = Reader(runes_of(pattern)).run();
  if (!parts) return std::nullopt;
  Glob glob;
  glob.parts_ = std::move(*parts);
  return glob;
}

bool Glob::matches(std::string_view name) const {
  const std::u32string points = runes_of(name);
  Places places(points.size() + 1, 0);
  places[0] = 1;
  return advance(parts_, points, std::move(places)).back() != 0;
}

}  // namespace rummage::helm
