#include "helm/chart/go_match.h"

#include <algorithm>

#include "base/utf8.h"

namespace rummage::helm {
namespace {

// A character of a class, maybe escaped; more must follow it.
bool read_character(std::string_view& rest, char32_t& into) {
  if (rest.empty() || rest.front() == '-' || rest.front() == ']') return false;
  if (rest.front() == '\\') rest.remove_prefix(1);
  if (rest.empty()) return false;
  const CodePoint next = decode_utf8(rest);
  into = next.value;
  rest.remove_prefix(next.bytes);
  return next.valid && !rest.empty();
}

}  // namespace

bool GoPattern::read_class(std::string_view& rest, Unit& into) {
  into.kind = Unit::Kind::one_of;
  if (!rest.empty() && rest.front() == '^') {
    into.kind = Unit::Kind::none_of;
    rest.remove_prefix(1);
  }
  while (rest.empty() || rest.front() != ']' || into.ranges.empty()) {
    char32_t low = 0;
    if (!read_character(rest, low)) return false;
    char32_t high = low;
    if (rest.front() == '-') {
      rest.remove_prefix(1);
      if (!read_character(rest, high)) return false;
    }
    into.ranges.emplace_back(low, high);
  }
  rest.remove_prefix(1);
  return true;
}

std::optional<GoPattern> GoPattern::parse(std::string_view pattern) {
  GoPattern parsed;
  parsed.chunks_.emplace_back();
  while (!pattern.empty()) {
    const char first = pattern.front();
    if (first == '*') {
      pattern.remove_prefix(1);
      if (!parsed.chunks_.back().star || !parsed.chunks_.back().units.empty()) parsed.chunks_.push_back({true, {}});
      continue;
    }
    Unit& unit = parsed.chunks_.back().units.emplace_back();
    if (first == '[') {
      pattern.remove_prefix(1);
      if (!read_class(pattern, unit)) return std::nullopt;
      continue;
    }
    if (first == '?') unit.kind = Unit::Kind::any;
    if (first == '\\') pattern.remove_prefix(1);
    if (pattern.empty()) return std::nullopt;
    const CodePoint next = decode_utf8(pattern);
    unit.code = next.value;
    pattern.remove_prefix(next.bytes);
  }
  return parsed;
}

bool GoPattern::admits(const Unit& unit, char32_t code) {
  if (unit.kind == Unit::Kind::literal) return unit.code == code;
  if (unit.kind == Unit::Kind::any) return code != '/';
  const bool listed = std::any_of(unit.ranges.begin(), unit.ranges.end(),
                                  [code](auto range) { return range.first <= code && code <= range.second; });
  return listed == (unit.kind == Unit::Kind::one_of);
}

std::optional<std::string_view> GoPattern::rest_after(const Chunk& chunk, std::string_view name) {
  for (const Unit& unit : chunk.units) {
    if (name.empty()) return std::nullopt;
    const CodePoint next = decode_utf8(name);
    if (!admits(unit, next.value)) return std::nullopt;
    name.remove_prefix(next.bytes);
  }
  return name;
}

// A chunk after a star takes the first place where it fits, the last one the first place that leaves nothing over.
bool GoPattern::matches(std::string_view name) const {
  for (std::size_t i = 0; i < chunks_.size(); ++i) {
    const Chunk& chunk = chunks_[i];
    const bool last = i + 1 == chunks_.size();
    if (chunk.star && chunk.units.empty() && last) return name.find('/') == name.npos;
    for (;;) {
      const auto rest = rest_after(chunk, name);
      if (rest && (rest->empty() || !last)) {
        name = *rest;
        break;
      }
      if (!chunk.star || name.empty() || name.front() == '/') return false;
      name.remove_prefix(1);
    }
  }
  return name.empty();
}

}  // namespace rummage::helm
