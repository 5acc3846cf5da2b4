#include "helm/chart/unicode_text.h"

#include "base/utf8.h"
#include "helm/functions/go_unicode.h"

namespace rummage::helm {
namespace {

// The code point that ends at `end`, which is not 0.
CodePoint last_code_point(std::string_view text, std::size_t end) {
  std::size_t begin = end - 1;
  while (begin > 0 && end - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  const CodePoint found = decode_utf8(text.substr(begin, end - begin));
  if (found.valid && found.bytes == end - begin) return found;
  return {0xFFFD, 1, false};
}

}  // namespace

std::string_view trim_space(std::string_view text) {
  while (!text.empty()) {
    const CodePoint first = decode_utf8(text);
    if (!go::is_space(first.value)) break;
    text.remove_prefix(first.bytes);
  }
  while (!text.empty()) {
    const CodePoint last = last_code_point(text, text.size());
    if (!go::is_space(last.value)) break;
    text.remove_suffix(last.bytes);
  }
  return text;
}

std::string sanitized(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    text.remove_prefix(next.bytes);
    if (go::is_space(next.value)) {
      out += ' ';
    } else if (go::is_print(next.value)) {
      append_utf8(out, next.value);
    }
  }
  return out;
}

}  // namespace rummage::helm
