#include "yaml/key_order.h"

#include <cstdint>
#include <optional>
#include <vector>

#include "base/utf8.h"

namespace rummage::yaml {
namespace {

using Runes = std::vector<char32_t>;

Runes runes(std::string_view text) {
  Runes out;
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    out.push_back(point.value);
    text.remove_prefix(point.bytes);
  }
  return out;
}

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
/// The blocks of punctuation, symbols and marks that hold no letters, or hardly any.
bool is_symbol(char32_t c) {
  if (c < 0xC0) return c != 0xAA && c != 0xB5 && c != 0xBA;
  return c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3005) ||
         (c >= 0xFE00 && c < 0xFE10) || (c >= 0xFEFF && c < 0xFF21) || (c >= 0x1F000 && c < 0x20000);
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return !is_symbol(c);
}

/// True when the digits before `at` are not all zeros: then a zero at `at` is no leading one.
bool follows_number(const Runes& text, std::size_t at) {
  for (; at > 0 && is_digit(text[at - 1]); --at)
    if (text[at - 1] != '0') return true;
  return false;
}

/// The run of digits from `from`: its value (wrapping as int64 does), with 1 before it when it continues a number.
struct DigitRun {
  std::uint64_t value;
  std::size_t end;
};

DigitRun digits(const Runes& text, std::size_t from, bool continues) {
  DigitRun run{continues ? 1u : 0u, from};
  for (; run.end < text.size() && is_digit(text[run.end]); ++run.end)
    run.value = run.value * 10 + (text[run.end] - '0');
  return run;
}

/// The order of two keys that differ first at `at`.
bool before_at(const Runes& a, const Runes& b, std::size_t at) {
  const bool a_letter = is_letter(a[at]), b_letter = is_letter(b[at]);
  if (a_letter && b_letter) return a[at] < b[at];
  if (a_letter || b_letter) return b_letter;
  const bool continues = (a[at] == '0' || b[at] == '0') && follows_number(a, at);
  const DigitRun x = digits(a, at, continues), y = digits(b, at, continues);
  if (x.value != y.value) return static_cast<std::int64_t>(x.value) < static_cast<std::int64_t>(y.value);
  if (x.end != y.end) return x.end < y.end;
  return a[at] < b[at];
}

}  // namespace

namespace {

/// The order of two keys that differ first in ASCII letters, nothing else before it but ASCII; nothing otherwise.
std::optional<bool> simple_order(std::string_view left, std::string_view right) {
  for (std::size_t i = 0; i < left.size() && i < right.size(); ++i) {
    const auto a = static_cast<unsigned char>(left[i]), b = static_cast<unsigned char>(right[i]);
    if (a >= 0x80 || b >= 0x80) return std::nullopt;
    if (a == b) continue;
    if (!is_letter(a) || !is_letter(b)) return std::nullopt;
    return a < b;
  }
  return std::nullopt;
}

}  // namespace

bool key_before(std::string_view left, std::string_view right) {
  if (const auto simple = simple_order(left, right)) return *simple;
  const Runes a = runes(left), b = runes(right);
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
    if (a[i] != b[i]) return before_at(a, b, i);
  return a.size() < b.size();
}

}  // namespace rummage::yaml
