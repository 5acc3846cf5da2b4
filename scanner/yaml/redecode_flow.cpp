#include <algorithm>

#include "base/utf8.h"
#include "yaml/bytes.h"
#include "yaml/redecode.h"

namespace rummage::yaml {
namespace {

/// Bytes of `value` in UTF-8.
std::uint32_t utf8_size(char32_t value) {
  return value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4;
}

int hex_digits(char escape) {
  return escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
}

char32_t hex(std::string_view digits) {
  char32_t value = 0;
  for (const char c : digits) {
    const int low = c | 0x20;
    value = value * 16 + static_cast<char32_t>(c >= '0' && c <= '9' ? c - '0' : low - 'a' + 10);
  }
  return value;
}

/// Walks the content of one plain or quoted scalar.
class FlowWalk {
 public:
  FlowWalk(std::string_view raw, std::size_t base, Style style, PieceSink& sink)
      : raw_(raw), base_(base), style_(style), sink_(sink) {}

  void run() {
    while (at_ < raw_.size()) {
      if (is_blank(raw_[at_]) || is_break(raw_[at_])) {
        space();
      } else if (style_ == Style::single_quoted && raw_.substr(at_, 2) == "''") {
        flush(at_);
        unit(1, 2);
      } else if (style_ == Style::double_quoted && raw_[at_] == '\\') {
        flush(at_);
        escape();
      } else {
        ++at_;
      }
    }
    flush(at_);
  }

 private:
  /// Emits what was taken over unchanged up to `end`.
  void flush(std::size_t end) {
    sink_.same(base_ + same_, base_ + end);
    same_ = end;
  }

  void unit(std::uint32_t text_size, std::size_t source_size) {
    source_size = std::min(source_size, raw_.size() - at_);
    sink_.unit(text_size, base_ + at_, base_ + at_ + source_size);
    at_ += source_size;
    same_ = at_;
  }

  /// Blanks stay; blanks around line breaks go, one break is a blank and each further one a line feed.
  void space() {
    std::size_t end = at_, breaks = 0;
    while (end < raw_.size() && (is_blank(raw_[end]) || is_break(raw_[end]))) {
      if (raw_[end] == '\n' || (raw_[end] == '\r' && raw_.substr(end, 2) != "\r\n")) ++breaks;
      ++end;
    }
    if (breaks == 0) {
      at_ = end;
      return;
    }
    flush(at_);
    unit(static_cast<std::uint32_t>(std::max<std::size_t>(breaks - 1, 1)), end - at_);
  }

  void escape() {
    if (at_ + 1 >= raw_.size()) return unit(0, 1);
    const char c = raw_[at_ + 1];
    if (is_break(c)) return continuation();
    if (const int digits = hex_digits(c); digits != 0) return code_point(static_cast<std::size_t>(digits));
    unit(c == 'N' || c == '_' ? 2 : c == 'L' || c == 'P' ? 3 : 1, 2);
  }

  void code_point(std::size_t digits) {
    const char32_t value = hex(raw_.substr(at_ + 2, digits));
    const bool pair = value >= 0xD800 && value < 0xDC00;  // JSON writes two escapes for one code point
    unit(pair ? 4 : utf8_size(value), (2 + digits) * (pair ? 2 : 1));
  }

  /// A backslash before a line break takes the break away; blanks after it go, further breaks stay.
  void continuation() {
    std::size_t end = at_ + 1 + (raw_.substr(at_ + 1, 2) == "\r\n" ? 2 : 1), breaks = 0;
    for (; end < raw_.size() && (is_blank(raw_[end]) || is_break(raw_[end])); ++end)
      if (raw_[end] == '\n' || (raw_[end] == '\r' && raw_.substr(end, 2) != "\r\n")) ++breaks;
    unit(static_cast<std::uint32_t>(breaks), end - at_);
  }

  std::string_view raw_;
  std::size_t base_, at_ = 0, same_ = 0;
  Style style_;
  PieceSink& sink_;
};

}  // namespace

void redecode_flow(std::string_view raw, std::size_t base, Style style, PieceSink& sink) {
  FlowWalk(raw, base, style, sink).run();
}

}  // namespace rummage::yaml
