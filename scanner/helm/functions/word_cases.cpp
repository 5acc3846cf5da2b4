#include "helm/functions/word_cases.h"

#include "base/utf8.h"
#include "helm/functions/go_unicode.h"

namespace rummage::helm {
namespace {

bool is_connector(char32_t rune) {
  return rune == '-' || rune == '_' || go::is_space(rune);
}

// Letters but for common and rare Chinese characters.
bool is_alphabet(char32_t rune) {
  const bool chinese =
      (rune >= 0x4E00 && rune <= 0x9FCC) || (rune >= 0x3400 && rune <= 0x4D85) || (rune >= 0x20000 && rune <= 0x2B81D);
  return go::is_letter(rune) && !chinese;
}

}  // namespace

std::string pascal_case(std::string_view text) {
  std::string out;
  if (text.empty()) return out;
  char32_t now = 0;
  bool found = false;
  while (!text.empty() && !found) {
    const CodePoint next = decode_utf8(text);
    text.remove_prefix(next.bytes);
    now = next.value;
    found = !is_connector(now);
    if (!found) append_utf8(out, now);
  }
  bool word_is_upper = found && go::is_upper(now);
  if (found) now = go::to_upper(now);
  if (text.empty()) {
    // The last one read counts once more, as it does upstream.
    append_utf8(out, now);
    return out;
  }
  while (!text.empty()) {
    const char32_t before = now;
    const CodePoint next = decode_utf8(text);
    text.remove_prefix(next.bytes);
    now = next.value;
    if (is_connector(now) && is_connector(before)) {
      append_utf8(out, before);
      continue;
    }
    if (is_connector(before)) {
      word_is_upper = go::is_upper(now);
      now = go::to_upper(now);
      continue;
    }
    if (word_is_upper) {
      if (go::is_upper(now)) {
        now = go::to_lower(now);
      } else {
        word_is_upper = false;
      }
    }
    append_utf8(out, before);
  }
  append_utf8(out, now);
  return out;
}

namespace {

enum class Word { invalid, number, upper, alphabet, connector, punct, other };

struct Token {
  Word kind = Word::invalid;
  std::string_view word;
};

// Splits a text into words of one kind.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) {}
  bool done() const { return rest_.empty(); }
  Token next();

 private:
  struct Rune {
    char32_t value = 0;
    std::size_t bytes = 0;
  };
  // The next valid code point after `at`, with the invalid bytes before it; `before` when there is none.
  Rune rune_at(std::size_t at, char32_t before) const;
  template <class In>
  std::size_t run(std::size_t at, char32_t last, In in) const;
  std::size_t upper_word(std::size_t at, char32_t first) const;
  std::size_t end_of(Word& kind, std::size_t at, char32_t first) const;

  std::string_view rest_;
};

Words::Rune Words::rune_at(std::size_t at, char32_t before) const {
  Rune out{before, 0};
  while (at + out.bytes < rest_.size()) {
    const CodePoint next = decode_utf8(rest_.substr(at + out.bytes));
    out.bytes += next.bytes;
    if (next.value != 0xFFFD) return {next.value, out.bytes};
  }
  return out;
}

template <class In>
std::size_t Words::run(std::size_t at, char32_t last, In in) const {
  while (at < rest_.size()) {
    const Rune next = rune_at(at, last);
    if (!in(next.value)) break;
    last = next.value;
    at += next.bytes;
  }
  return at;
}

bool lower_letter(char32_t rune) {
  return is_alphabet(rune) && !go::is_upper(rune);
}

// "HTTPStatus" is "HTTP" and "Status".
std::size_t Words::upper_word(std::size_t at, char32_t first) const {
  if (at == rest_.size()) return at;
  Rune next = rune_at(at, first);
  if (!go::is_upper(next.value)) return is_alphabet(next.value) ? run(at + next.bytes, next.value, lower_letter) : at;
  std::size_t last_size = next.bytes;
  at += next.bytes;
  while (at < rest_.size()) {
    next = rune_at(at, next.value);
    if (!go::is_upper(next.value)) break;
    last_size = next.bytes;
    at += next.bytes;
  }
  return at < rest_.size() && is_alphabet(next.value) ? at - last_size : at;
}

bool ends_other(char32_t rune) {
  return is_connector(rune) || is_alphabet(rune) || go::is_number(rune) || go::is_punct(rune);
}

std::size_t Words::end_of(Word& kind, std::size_t at, char32_t first) const {
  if (is_connector(first)) {
    kind = Word::connector;
    return run(at, first, is_connector);
  }
  if (go::is_punct(first)) {
    kind = Word::punct;
    return run(at, first, go::is_punct);
  }
  if (go::is_upper(first)) {
    kind = Word::upper;
    return upper_word(at, first);
  }
  if (is_alphabet(first)) {
    kind = Word::alphabet;
    return run(at, first, lower_letter);
  }
  if (go::is_number(first)) {
    kind = Word::number;
    return run(at, first, go::is_number);
  }
  kind = Word::other;
  return run(at, first, [](char32_t rune) { return !ends_other(rune); });
}

Token Words::next() {
  if (rest_.empty()) return {};
  const Rune first = rune_at(0, 0xFFFD);
  Token out;
  std::size_t end = first.bytes;
  if (first.value != 0xFFFD) end = end_of(out.kind, first.bytes, first.value);
  out.word = rest_.substr(0, end);
  rest_.remove_prefix(end);
  return out;
}

// Puts the words together. `now_` is the word looked at, what lies behind it is in `words_`.
class LowerCase {
 public:
  LowerCase(std::string_view text, char connector) : words_(text), connector_(connector) {}

  std::string run() {
    now_ = words_.next();
    while (!words_.done()) step();
    put(now_);
    return std::move(out_);
  }

 private:
  void step() {
    if (now_.kind != Word::connector) put(now_);
    const Token last = now_;
    advance();
    if (last.kind == Word::number) return after_number();
    if (last.kind == Word::connector) return put(last);
    if (last.kind != Word::punct) after_letters();
  }

  void advance() { now_ = words_.next(); }

  void after_number() {
    take_letters_and_numbers();
    if (now_.kind != Word::invalid && begins_word()) out_ += connector_;
  }

  void after_letters() {
    if (now_.kind != Word::number) {
      if (begins_word()) out_ += connector_;
      return;
    }
    if (words_.done()) return;
    const Token number = now_;
    advance();
    if (now_.kind != Word::alphabet) {
      put(number);
      if (begins_word()) out_ += connector_;
      return;
    }
    out_ += connector_;
    put(number);
    take_letters_and_numbers();
    if (now_.kind != Word::invalid && begins_word()) out_ += connector_;
  }

  void take_letters_and_numbers() {
    while (now_.kind == Word::alphabet || now_.kind == Word::number) {
      put(now_);
      advance();
    }
  }

  bool begins_word() const { return now_.kind != Word::connector && now_.kind != Word::punct; }

  void put(const Token& token) {
    if (token.kind != Word::upper && token.kind != Word::connector) {
      out_ += token.word;
      return;
    }
    for (std::size_t at = 0; at < token.word.size();) {
      const CodePoint next = decode_utf8(token.word.substr(at));
      at += next.bytes;
      append_utf8(out_, is_connector(next.value)   ? char32_t(connector_)
                        : go::is_upper(next.value) ? go::to_lower(next.value)
                                                   : next.value);
    }
  }

  Words words_;
  char connector_;
  Token now_;
  std::string out_;
};

}  // namespace

std::string lower_case_words(std::string_view text, char connector) {
  return text.empty() ? std::string() : LowerCase(text, connector).run();
}

}  // namespace rummage::helm
