#include "yaml/scalar_style.h"

#include <algorithm>

#include "base/utf8.h"
#include "yaml/bytes.h"

namespace rummage::yaml {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?  : YAML 1.1's numbers to the base of 60, which yaml.v2 quotes.
bool is_base60(std::string_view text) {
  std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  if (at >= text.size() || !is_digit(text[at])) return false;
  while (at < text.size() && (is_digit(text[at]) || text[at] == '_')) ++at;
  std::size_t groups = 0;
  for (; at < text.size() && text[at] == ':'; ++groups) {
    ++at;
    std::size_t size = 0;
    while (size < 2 && at + size < text.size() && is_digit(text[at + size])) ++size;
    if (size == 0 || (size == 2 && text[at] > '5')) return false;
    at += size;
  }
  if (groups == 0) return false;
  if (at < text.size() && text[at] == '.') {
    ++at;
    while (at < text.size() && (is_digit(text[at]) || text[at] == '_')) ++at;
  }
  return at == text.size();
}

bool begins_with_indicator(std::string_view text, bool blank_follows) {
  if (starts_with(text, "---") || starts_with(text, "...")) return true;
  if (std::string_view("#,[]{}&*!|>'\"%@`").find(text[0]) != std::string_view::npos) return true;
  return blank_follows && (text[0] == '?' || text[0] == ':' || text[0] == '-');
}

/// Walks a text and notes what stands beside what.
class Analysis {
 public:
  explicit Analysis(std::string_view text) : text_(text) {}

  ScalarShape run() {
    if (text_.empty()) return {false, true, true, false};
    for (std::size_t at = 0; at < text_.size();) {
      const CodePoint point = decode_utf8(text_.substr(at));
      look(at, point);
      at += point.bytes;
    }
    return shape();
  }

 private:
  void look(std::size_t at, const CodePoint& point) {
    const std::size_t next = at + point.bytes;
    const bool blank_follows = next >= text_.size() || is_blank(text_[next]);
    if (at == 0 && begins_with_indicator(text_, blank_follows)) indicator_ = true;
    if (at > 0 && point.value == ':' && blank_follows) indicator_ = true;
    if (at > 0 && point.value == '#' && after_blank_) indicator_ = true;
    if (!is_printable(point.value)) special_ = true;
    const bool space = point.value == ' ', line_break = is_yaml_break(point.value);
    if (at == 0) leading_ = space || line_break;
    if (next == text_.size()) {
      trailing_space_ = space;
      trailing_break_ = line_break;
    }
    break_space_ = break_space_ || (space && after_break_);
    space_break_ = space_break_ || (line_break && after_space_);
    breaks_ = breaks_ || line_break;
    after_space_ = space;
    after_break_ = line_break;
    after_blank_ = space || point.value == '\t' || line_break;
  }

  ScalarShape shape() const {
    const bool quoted_only = break_space_ || space_break_ || special_;
    const bool plain = !quoted_only && !leading_ && !trailing_space_ && !trailing_break_ && !breaks_ && !indicator_;
    return {breaks_, plain, !quoted_only, !trailing_space_ && !space_break_ && !special_};
  }

  std::string_view text_;
  bool indicator_ = false, special_ = false, leading_ = false, trailing_space_ = false, trailing_break_ = false;
  bool break_space_ = false, space_break_ = false, breaks_ = false;
  bool after_space_ = false, after_break_ = false, after_blank_ = true;
};

}  // namespace

bool is_printable(char32_t value) {
  return value == '\n' || (value >= 0x20 && value <= 0x7E) || (value >= 0xA0 && value <= 0xD7FF) ||
         (value >= 0xE000 && value <= 0xFFFD && value != 0xFEFF);
}

bool is_yaml_break(char32_t value) {
  return value == '\n' || value == '\r' || value == 0x85 || value == 0x2028 || value == 0x2029;
}

ScalarShape shape_of(std::string_view text) {
  return Analysis(text).run();
}

bool needs_quotes(std::string_view text) {
  const ScalarType type = resolve_plain(text, Dialect::kubernetes).type;
  return (type != ScalarType::string && type != ScalarType::merge) || is_base60(text);
}

Style style_of_text(std::string_view text, bool key) {
  const ScalarShape shape = shape_of(text);
  if (key && shape.multiline) return Style::double_quoted;
  if (text.find('\n') != text.npos) return shape.literal && !key ? Style::literal : Style::double_quoted;
  if (needs_quotes(text)) return Style::double_quoted;
  if (shape.plain && !(text.empty() && key)) return Style::plain;
  return shape.single_quoted ? Style::single_quoted : Style::double_quoted;
}

}  // namespace rummage::yaml
