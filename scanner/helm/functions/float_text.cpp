#include "helm/functions/float_text.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace rummage::helm {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_digit(char c, bool hex) {
  return (c >= '0' && c <= '9') || (hex && lower(c) >= 'a' && lower(c) <= 'f');
}

bool same_word(std::string_view text, std::string_view word) {
  if (text.size() != word.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (lower(text[i]) != word[i]) return false;
  return true;
}

std::optional<double> special(std::string_view text, bool is_signed) {
  if (same_word(text, "inf") || same_word(text, "infinity")) return std::numeric_limits<double>::infinity();
  if (!is_signed && same_word(text, "nan")) return std::numeric_limits<double>::quiet_NaN();
  return std::nullopt;
}

// Walks over the grammar of a number; what is read goes to `plain` without prefix and underscores.
class Reader {
 public:
  Reader(std::string_view text, bool hex) : text_(text), hex_(hex) {}

  bool read() {
    mantissa();
    if (!digits_) return false;
    return exponent() && at_ == text_.size();
  }
  std::string plain;
  bool underscores = false;

 private:
  void mantissa() {
    bool point = false;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '_') {
        underscores = true;
        continue;
      }
      if (c == '.' && !point) {
        point = true;
      } else if (is_digit(c, hex_)) {
        digits_ = true;
      } else {
        return;
      }
      plain += c;
    }
  }

  bool exponent() {
    if (at_ == text_.size() || lower(text_[at_]) != (hex_ ? 'p' : 'e')) return !hex_;
    plain += text_[at_++];
    if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) {
      if (text_[at_] == '-') plain += '-';
      ++at_;
    }
    bool any = false;
    for (; at_ < text_.size() && (is_digit(text_[at_], false) || text_[at_] == '_'); ++at_) {
      if (text_[at_] == '_') {
        underscores = true;
      } else {
        plain += text_[at_];
        any = true;
      }
    }
    return any;
  }

  std::string_view text_;
  bool hex_;
  std::size_t at_ = 0;
  bool digits_ = false;
};

std::optional<double> converted(const std::string& plain, bool hex) {
  double value = 0;
  const auto format = hex ? std::chars_format::hex : std::chars_format::general;
  const auto end = std::from_chars(plain.data(), plain.data() + plain.size(), value, format);
  if (end.ec == std::errc::result_out_of_range) {
    // from_chars does not say which bound was passed; strtod does.
    value = std::strtod(((hex ? "0x" : "") + plain).c_str(), nullptr);
    return std::isinf(value) ? std::nullopt : std::optional(value);
  }
  if (end.ec != std::errc()) return std::nullopt;
  return value;
}

}  // namespace

bool underscores_ok(std::string_view text) {
  char last = '^';  // ^ start, 0 a digit or base prefix, _ an underscore, ! anything else
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  bool hex = false;
  std::size_t at = 0;
  if (text.size() >= 2 && text[0] == '0') {
    const char mark = lower(text[1]);
    if (mark == 'b' || mark == 'o' || mark == 'x') {
      at = 2;
      last = '0';
      hex = mark == 'x';
    }
  }
  for (; at < text.size(); ++at) {
    if (is_digit(text[at], hex)) {
      last = '0';
    } else if (text[at] == '_') {
      if (last != '0') return false;
      last = '_';
    } else {
      if (last == '_') return false;
      last = '!';
    }
  }
  return last != '_';
}

std::optional<double> parse_float(std::string_view text) {
  const std::string_view whole = text;
  const bool negative = !text.empty() && text.front() == '-';
  const bool is_signed = negative || (!text.empty() && text.front() == '+');
  if (is_signed) text.remove_prefix(1);
  auto value = special(text, is_signed);
  if (!value) {
    const bool hex = text.size() >= 2 && text[0] == '0' && lower(text[1]) == 'x';
    Reader reader(hex ? text.substr(2) : text, hex);
    if (!reader.read()) return std::nullopt;
    if (reader.underscores && !underscores_ok(whole)) return std::nullopt;
    value = converted(reader.plain, hex);
  }
  if (!value) return std::nullopt;
  return negative ? -*value : *value;
}

}  // namespace rummage::helm
