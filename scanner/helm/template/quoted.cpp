#include <array>

#include "base/utf8.h"
#include "helm/template/constants.h"

// Go's quoted constants (strconv.Unquote, UnquoteChar).
namespace rummage::helm {
namespace {

// Reads one escape or character at the front of `rest` and takes it away; appends it to `out`.
class Unquoter {
 public:
  Unquoter(std::string_view rest, char quote) : rest_(rest), quote_(quote) {}

  bool empty() const { return rest_.empty(); }

  // False when Go would not accept it. `raw_byte`: \xNN and \NNN give a byte, everything else a code point.
  bool next(char32_t& value, bool& raw_byte) {
    raw_byte = false;
    if (rest_[0] == quote_ && quote_ != 0) return false;
    if (rest_[0] != '\\') {
      const CodePoint point = decode_utf8(rest_);
      value = point.value;
      rest_.remove_prefix(point.bytes);
      if (!point.valid) value = static_cast<unsigned char>(*(rest_.data() - 1)), raw_byte = true;
      return true;
    }
    if (rest_.size() < 2) return false;
    const char escape = rest_[1];
    rest_.remove_prefix(2);
    return escaped(escape, value, raw_byte);
  }

 private:
  bool escaped(char escape, char32_t& value, bool& raw_byte) {
    static constexpr std::string_view names = "abfnrtv\\";
    static constexpr std::array<char32_t, 8> values = {7, 8, 12, 10, 13, 9, 11, '\\'};
    if (const auto at = names.find(escape); at != names.npos) return value = values[at], true;
    if (escape == '\'' || escape == '"') return value = static_cast<unsigned char>(escape), escape == quote_;
    if (escape == 'x') return raw_byte = true, digits(2, 16, value);
    if (escape == 'u') return digits(4, 16, value) && is_rune(value);
    if (escape == 'U') return digits(8, 16, value) && is_rune(value);
    if (escape < '0' || escape > '7') return false;
    rest_ = {rest_.data() - 1, rest_.size() + 1};
    raw_byte = true;
    return digits(3, 8, value) && value < 256;
  }

  static bool is_rune(char32_t value) { return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF); }

  bool digits(std::size_t count, char32_t base, char32_t& value) {
    if (rest_.size() < count) return false;
    value = 0;
    for (const char c : rest_.substr(0, count)) {
      const char lower = static_cast<char>(c | 0x20);
      const char32_t digit = c >= '0' && c <= '9'           ? static_cast<char32_t>(c - '0')
                             : lower >= 'a' && lower <= 'f' ? static_cast<char32_t>(lower - 'a' + 10)
                                                            : 99;
      if (digit >= base) return false;
      value = value * base + digit;
    }
    rest_.remove_prefix(count);
    return true;
  }

  std::string_view rest_;
  char quote_;
};

std::string raw(std::string_view inner) {
  std::string out;
  for (const char c : inner)
    if (c != '\r') out += c;
  return out;
}

}  // namespace

std::optional<char32_t> read_char(std::string_view quoted) {
  if (quoted.size() < 3) return std::nullopt;
  Unquoter unquoter(quoted.substr(1, quoted.size() - 2), '\'');
  char32_t value = 0;
  bool raw_byte = false;
  if (!unquoter.next(value, raw_byte) || !unquoter.empty()) return std::nullopt;
  return value;
}

std::optional<std::string> unquoted(std::string_view quoted) {
  if (quoted.size() < 2) return std::nullopt;
  const std::string_view inner = quoted.substr(1, quoted.size() - 2);
  if (quoted[0] == '`') return raw(inner);
  std::string out;
  Unquoter unquoter(inner, '"');
  while (!unquoter.empty()) {
    char32_t value = 0;
    bool raw_byte = false;
    if (!unquoter.next(value, raw_byte)) return std::nullopt;
    if (raw_byte) {
      out += static_cast<char>(value);
    } else {
      append_utf8(out, value);
    }
  }
  return out;
}

}  // namespace rummage::helm
