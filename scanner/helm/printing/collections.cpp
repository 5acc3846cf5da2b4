#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "helm/functions/go_quote.h"
#include "helm/printing/formatter.h"
#include "helm/printing/numbers.h"

namespace rummage::helm {
namespace {

bool can_backquote(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    if (!point.valid || point.value == 0xFEFF || point.value == '`' || point.value == 0x7F) return false;
    if (point.value < 0x20 && point.value != '\t') return false;
    text.remove_prefix(point.bytes);
  }
  return true;
}

}  // namespace

void Formatter::map(const Value& value, char32_t verb, int level) {
  add(flags_.sharp_v ? std::string(type_text(value, run_.helm)) + "{" : "map[");
  const auto& slots = value.as_map()->slots;
  for (const Slot& slot : slots) {
    if (&slot != slots.data()) add(flags_.sharp_v ? ", " : " ");
    string(slot.key, Value::string(slot.key), verb, level + 1);
    add(":");
    this->value(slot.value, verb, level + 1);
  }
  add(flags_.sharp_v ? "}" : "]");
}

void Formatter::list(const Value& value, char32_t verb, int level) {
  if (flags_.sharp_v) add(type_text(value, run_.helm));
  if (flags_.sharp_v && value.as_list() == nullptr) return add("(nil)");
  add(flags_.sharp_v ? "{" : "[");
  if (value.as_list() != nullptr) {
    const auto& items = value.as_list()->items;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) add(flags_.sharp_v ? ", " : " ");
      this->value(items[i], verb, level + 1);
    }
  }
  add(flags_.sharp_v ? "}" : "]");
}

void Formatter::bytes(const Value& value, char32_t verb, int level) {
  if (verb == 's') return padded(cut(value.text()));
  if (verb == 'x' || verb == 'X') return hex(value.text(), verb == 'X');
  if (verb == 'q') return quoted(value.text());
  const std::string_view view = value.view();
  if (flags_.sharp_v) add(level == 0 ? "[]byte" : "[]uint8");
  if (flags_.sharp_v && view.empty()) return add("(nil)");
  // A file of megabytes is printed as its numbers when a chart prints `$`: one piece, not one for each number.
  sources::Builder numbers(run_.sources, sources::Recording::off);
  std::swap(out_, numbers);
  add(flags_.sharp_v ? "{" : "[");
  for (std::size_t i = 0; i < view.size() && !enough(); ++i) {
    if (i > 0) add(flags_.sharp_v ? ", " : " ");
    integer(Value::integer(static_cast<unsigned char>(view[i]), {}, Type::uint8), verb, level + 1);
  }
  add(flags_.sharp_v ? "}" : "]");
  std::swap(out_, numbers);
  out_.opaque(numbers.finish().view(), sources::Origin::derived_exact, value.text());
}

// The text up to the precision, in code points.
sources::Text Formatter::cut(const sources::Text& text) const {
  if (!flags_.has_precision) return text;
  std::string_view rest = text.view();
  for (int i = 0; i < flags_.precision && !rest.empty(); ++i) rest.remove_prefix(decode_utf8(rest).bytes);
  if (rest.empty()) return text;
  sources::Builder part(run_.sources, run_.recording);
  part.slice(text, 0, text.size() - static_cast<std::uint32_t>(rest.size()));
  return part.finish();
}

void Formatter::quoted(const sources::Text& text) {
  const sources::Text whole = cut(text);
  sources::Builder made = run_.builder();
  const bool raw = flags_.sharp && can_backquote(whole.view());
  const char* const quote = raw ? "`" : "\"";
  made.opaque(quote, sources::Origin::synth, site_);
  if (raw || go::is_plain(whole.view(), flags_.plus)) {
    made.concat(whole);
  } else {
    made.recode(sources::Codec::escapes, whole, go::quoted(whole.view(), flags_.plus));
  }
  made.opaque(quote, sources::Origin::synth, site_);
  padded(made.finish());
}

// Two digits a byte; "% x" puts blanks between, "%#x" 0x in front (of each with the blank).
void Formatter::hex(const sources::Text& text, bool upper) {
  const char* const digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  std::string_view view = text.view();
  if (flags_.has_precision) view = view.substr(0, static_cast<std::size_t>(flags_.precision));
  const std::string prefix = flags_.sharp ? (upper ? "0X" : "0x") : "";
  sources::Recoded made;
  for (std::size_t i = 0; i < view.size(); ++i) {
    std::string group = i > 0 && flags_.space ? " " : "";
    if (i == 0 || flags_.space) group += prefix;
    const auto byte = static_cast<unsigned char>(view[i]);
    group += digits[byte >> 4];
    group += digits[byte & 15];
    made.bytes += group;
    made.map.add(static_cast<std::uint32_t>(i), 1, static_cast<std::uint16_t>(group.size()), 1);
  }
  Padding pad = padding(flags_, made.bytes.size());
  add(pad.left);
  if (!made.bytes.empty()) {
    sources::Builder part(run_.sources, run_.recording);
    part.slice(text, 0, static_cast<std::uint32_t>(view.size()));
    out_.recode(sources::Codec::hex, part.finish(), std::move(made));
  }
  add(pad.right);
}

}  // namespace rummage::helm
