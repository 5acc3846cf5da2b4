#include <algorithm>

#include "helm/functions/semver.h"
#include "helm/functions/semver_scan.h"

namespace rummage::helm {
namespace {

using One = VersionConstraint::One;
using Operator = VersionConstraint::Operator;

struct Sign {
  std::string_view text;
  Operator op;
};
// Longer signs first.
constexpr Sign signs[] = {
    {"!=", Operator::not_equal},  {">=", Operator::greater_equal}, {"=>", Operator::greater_equal},
    {"<=", Operator::less_equal}, {"=<", Operator::less_equal},    {"~>", Operator::tilde},
    {"=", Operator::equal},       {">", Operator::greater},        {"<", Operator::less},
    {"~", Operator::tilde},       {"^", Operator::caret},          {"", Operator::equal},
};

bool is_wildcard(std::string_view part) {
  return part.empty() || part == "x" || part == "X" || part == "*";
}

// What is left out or a wildcard counts as 0 and makes the constraint a range.
std::optional<One> one_of(Operator op, const VersionParts& parts, std::string_view text) {
  One out;
  out.op = op;
  std::string version(text);
  const std::string prerelease = parts.prerelease.empty() ? "" : "-" + std::string(parts.prerelease);
  const std::string major(parts.numbers[0]), minor(parts.numbers[1]);
  if (is_wildcard(major)) {
    version = "0.0.0" + prerelease;
    out.dirty = true;
  } else if (is_wildcard(minor)) {
    version = major + ".0.0" + prerelease;
    out.dirty = out.minor_dirty = true;
  } else if (is_wildcard(parts.numbers[2])) {
    version = major + "." + minor + ".0" + prerelease;
    out.dirty = out.patch_dirty = true;
  }
  auto parsed = parse_version(version);
  if (!parsed) return std::nullopt;
  out.version = std::move(*parsed);
  return out;
}

// Reads one comparison at the front and takes it off.
std::optional<One> take_one(std::string_view& text) {
  text.remove_prefix(blanks(text));
  const auto sign =
      std::find_if(std::begin(signs), std::end(signs), [&](const Sign& each) { return text.starts_with(each.text); });
  text.remove_prefix(sign->text.size());
  text.remove_prefix(blanks(text));
  const VersionParts parts = scan_version(text, true);
  if (parts.size == 0) return std::nullopt;
  auto out = one_of(sign->op, parts, text.substr(0, parts.size));
  text.remove_prefix(parts.size);
  return out;
}

// Comparisons that must all hold, with blanks or commas between them.
std::optional<std::vector<One>> group_of(std::string_view text) {
  std::vector<One> out;
  while (true) {
    auto one = take_one(text);
    if (!one) return std::nullopt;
    out.push_back(std::move(*one));
    const std::size_t space = blanks(text);
    text.remove_prefix(space);
    if (text.empty()) return out;
    if (text.front() == ',') {
      text.remove_prefix(1);
    } else if (space == 0) {
      return std::nullopt;
    }
  }
}

struct Hyphen {
  std::size_t begin = 0, end = 0;
  std::string_view low, high;
};

// "1.2 - 3": blanks on both sides of the hyphen are needed.
std::optional<Hyphen> hyphen_at(std::string_view text, std::size_t begin) {
  Hyphen out;
  out.begin = begin;
  std::size_t at = begin + blanks(text.substr(begin));
  out.low = text.substr(at, scan_version(text.substr(at), true).size);
  if (out.low.empty()) return std::nullopt;
  at += out.low.size();
  const std::size_t before = blanks(text.substr(at));
  at += before;
  if (before == 0 || at == text.size() || text[at] != '-') return std::nullopt;
  const std::size_t after = blanks(text.substr(at + 1));
  at += 1 + after;
  if (after == 0) return std::nullopt;
  out.high = text.substr(at, scan_version(text.substr(at), true).size);
  if (out.high.empty()) return std::nullopt;
  at += out.high.size();
  out.end = at + blanks(text.substr(at));
  return out;
}

// Every hyphen range as two comparisons.
std::string without_hyphens(std::string_view text) {
  std::string out;
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto range = hyphen_at(text, at);
    if (!range) {
      ++at;
      continue;
    }
    out += text.substr(from, range->begin - from);
    out += ">= " + std::string(range->low) + ", <= " + std::string(range->high) + " ";
    from = at = range->end;
  }
  return out + std::string(text.substr(from));
}

}  // namespace

std::optional<VersionConstraint> VersionConstraint::parse(std::string_view text, int helm) {
  constexpr std::size_t longest = 4096;
  if (text.size() > longest) return std::nullopt;
  const std::string plain = without_hyphens(text);
  VersionConstraint out;
  out.helm_ = helm;
  for (std::size_t at = 0; at <= plain.size();) {
    const std::size_t end = std::min(plain.find("||", at), plain.size());
    auto group = group_of(std::string_view(plain).substr(at, end - at));
    if (!group) return std::nullopt;
    out.groups_.push_back(std::move(*group));
    at = end + 2;
  }
  return out;
}

}  // namespace rummage::helm
