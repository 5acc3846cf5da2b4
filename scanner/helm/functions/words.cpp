#include <algorithm>

#include "helm/functions/families.h"
#include "helm/functions/go_unicode.h"
#include "helm/functions/runes.h"
#include "helm/functions/texts.h"
#include "helm/functions/word_cases.h"
#include "helm/functions/wrapping.h"

namespace rummage::helm::families {
namespace {

// Each character of the last argument as `map` gives it; invalid bytes become U+FFFD.
template <class Mapping>
Value mapped(const Call& call, Mapping map) {
  const sources::Text& text = call[0].text();
  call.run.step(text.size() / 8);
  RuneRecoder out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text.view().substr(at));
    out.put(at, next.bytes, map(next.value));
    at += next.bytes;
  }
  return recoded(call, text, out.take());
}

Result<Value> upper(const Call& call) {
  return mapped(call, go::to_upper);
}

Result<Value> lower(const Call& call) {
  return mapped(call, go::to_lower);
}

// strings.Title: what may stand before the first letter of a word.
bool separates(char32_t rune) {
  if (rune >= 0x80) return go::is_space(rune);
  return !(go::is_letter(rune) || (rune >= '0' && rune <= '9') || rune == '_');
}

Result<Value> title(const Call& call) {
  char32_t before = ' ';
  return mapped(call, [&before](char32_t rune) {
    const bool first = separates(before);
    before = rune;
    return first ? go::to_title(rune) : rune;
  });
}

Result<Value> untitle(const Call& call) {
  bool first = true;
  return mapped(call, [&first](char32_t rune) {
    const bool space = go::is_space(rune), change = first && !space;
    first = space;
    return change ? go::to_lower(rune) : rune;
  });
}

Result<Value> swapcase(const Call& call) {
  bool after_space = true;
  return mapped(call, [&after_space](char32_t rune) {
    const bool first = after_space;
    if (go::is_upper(rune) || go::is_title(rune)) {
      after_space = false;
      return go::to_lower(rune);
    }
    if (!go::is_lower(rune)) {
      after_space = go::is_space(rune);
      return rune;
    }
    after_space = false;
    return first ? go::to_title(rune) : go::to_upper(rune);
  });
}

Result<Value> camelcase(const Call& call) {
  return call.derived(pascal_case(call.view(0)));
}

Result<Value> snakecase(const Call& call) {
  return call.derived(lower_case_words(call.view(0), '_'));
}

Result<Value> kebabcase(const Call& call) {
  return call.derived(lower_case_words(call.view(0), '-'));
}

bool byte_is_space(char c) {
  return go::is_space(static_cast<unsigned char>(c));
}

// Sprig takes each byte for a character of its own: what is beyond ASCII comes out as Latin-1.
template <class Keep>
Value kept_latin(const Call& call, Keep keep) {
  const sources::Text& text = call[0].text();
  RuneRecoder latin;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text.view()[at]);
    if (keep(text.view()[at])) latin.put(at, 1, char32_t{byte});
  }
  return recoded(call, text, latin.take());
}

// The bytes of the argument that `keep` keeps.
template <class Keep>
Value kept_bytes(const Call& call, Keep keep) {
  const sources::Text& text = call[0].text();
  call.run.step(text.size() / 8);
  if (!is_ascii(text.view())) return kept_latin(call, keep);
  Joiner out(call);
  std::size_t begin = 0;  // of the row of kept bytes
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (keep(text.view()[at])) continue;
    out.add(text, begin, at);
    begin = at + 1;
  }
  return out.add(text, begin, text.size()).finish();
}

Result<Value> nospace(const Call& call) {
  if (std::none_of(call.view(0).begin(), call.view(0).end(), byte_is_space)) return call[0];
  return kept_bytes(call, [](char c) { return !byte_is_space(c); });
}

Result<Value> initials(const Call& call) {
  bool gap = true;
  return kept_bytes(call, [&gap](char c) {
    const bool space = byte_is_space(c), first = gap && !space;
    gap = space;
    return first;
  });
}

constexpr FunctionRow rows[] = {
    {"upper", "s", upper, Flow::recode},         {"lower", "s", lower, Flow::recode},
    {"title", "s", title, Flow::recode},         {"untitle", "s", untitle, Flow::recode},
    {"swapcase", "s", swapcase, Flow::recode},   {"camelcase", "s", camelcase, Flow::recode},
    {"snakecase", "s", snakecase, Flow::recode}, {"kebabcase", "s", kebabcase, Flow::recode},
    {"nospace", "s", nospace, Flow::slice},      {"initials", "s", initials, Flow::slice},
    {"wrap", "is", wrap, Flow::concat},          {"wrapWith", "iss", wrap_with, Flow::concat},
    {"abbrev", "is", abbrev, Flow::slice},       {"abbrevboth", "iis", abbrev_both, Flow::slice},
};

}  // namespace

Family words() {
  return rows;
}

}  // namespace rummage::helm::families
