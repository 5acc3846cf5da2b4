#include "yaml/json_text.h"

#include "base/utf8.h"

namespace rummage::yaml {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<char32_t> four_digits(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  char32_t value = 0;
  for (const char c : text.substr(0, 4)) {
    const char low = static_cast<char>(c | 0x20);
    if (!is_digit(c) && (low < 'a' || low > 'f')) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : low - 'a' + 10);
  }
  return value;
}

/// Reads `uXXXX`, and its partner when it is the first half of a pair; gives the bytes taken, 0 when it is wrong.
std::size_t code_point(std::string_view text, std::string& out) {
  const auto first = four_digits(text.substr(1));
  if (!first) return 0;
  if (*first >= 0xD800 && *first < 0xDC00 && text.substr(5, 2) == "\\u") {
    const auto second = four_digits(text.substr(7));
    if (second && *second >= 0xDC00 && *second < 0xE000) {
      append_utf8(out, 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00));
      return 11;
    }
  }
  append_utf8(out, *first);
  return 5;
}

/// Reads what follows a backslash; gives the bytes taken, 0 when it is no escape.
std::size_t escape(std::string_view text, std::string& out) {
  static constexpr std::string_view names = "\"\\/bfnrt", values = "\"\\/\b\f\n\r\t";
  if (text.empty()) return 0;
  if (text[0] == 'u') return code_point(text, out);
  const std::size_t at = names.find(text[0]);
  if (at == names.npos) return 0;
  out += values[at];
  return 1;
}

}  // namespace

std::optional<JsonText> read_json_text(std::string_view source) {
  JsonText out;
  std::size_t copied = 1;
  for (std::size_t at = 1; at < source.size();) {
    const char c = source[at];
    if (static_cast<unsigned char>(c) < 0x20) return std::nullopt;
    if (c == '"') {
      if (out.escaped) out.text += source.substr(copied, at - copied);
      out.size = at + 1;
      return out;
    }
    if (c != '\\') {
      ++at;
      continue;
    }
    out.escaped = true;
    out.text += source.substr(copied, at - copied);
    const std::size_t taken = escape(source.substr(at + 1), out.text);
    if (taken == 0) return std::nullopt;
    at += 1 + taken;
    copied = at;
  }
  return std::nullopt;
}

bool is_json_word(std::string_view word) {
  if (word == "true" || word == "false" || word == "null") return true;
  std::size_t at = 0;
  const auto peek = [&] { return at < word.size() ? word[at] : '\0'; };
  const auto run = [&] {
    const std::size_t begin = at;
    while (is_digit(peek())) ++at;
    return at - begin;
  };
  if (peek() == '-') ++at;
  const bool zero = peek() == '0';
  const std::size_t whole = run();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (peek() == '.' && (++at, run() == 0)) return false;
  if (peek() == 'e' || peek() == 'E') {
    ++at;
    if (peek() == '+' || peek() == '-') ++at;
    if (run() == 0) return false;
  }
  return at == word.size();
}

}  // namespace rummage::yaml
