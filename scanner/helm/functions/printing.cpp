#include <string_view>

#include "base/utf8.h"
#include "helm/functions/families.h"
#include "helm/functions/go_unicode.h"
#include "helm/functions/texts.h"
#include "helm/printing/formatter.h"

// Go's text/template: print, printf, println, html, js, urlquery.
namespace rummage::helm {
namespace {

// fmt.Sprint: a blank between two operands that are no strings. `nil_text`: what nil is; as a string, unless it is that
// of Sprint itself.
sources::Text printed(const Call& call, std::string_view nil_text = {}) {
  if (call.args.size() == 1 && call[0].is_string()) return call[0].text();
  Formatter out(call.run, call.site);
  bool after_string = false;
  for (std::size_t i = 0; i < call.args.size(); ++i) {
    const bool named_nil = call[i].is_nil() && !nil_text.empty();
    const bool is_string = named_nil || call[i].kind() == Kind::string;
    if (i > 0 && !is_string && !after_string) out.add(" ");
    if (named_nil) {
      out.add(nil_text);
    } else {
      out.print(call[i], 'v');
    }
    after_string = is_string;
  }
  return out.finish();
}

Result<Value> finished(sources::Text text, const Call& call) {
  if (text.size() > call.run.limits.output) return too_long();
  return Value::string(std::move(text));
}

Result<Value> print(const Call& call) {
  return finished(printed(call), call);
}

Result<Value> println(const Call& call) {
  Formatter out(call.run, call.site);
  for (std::size_t i = 0; i < call.args.size(); ++i) {
    if (i > 0) out.add(" ");
    out.print(call[i], 'v');
  }
  out.add("\n");
  return finished(out.finish(), call);
}

Result<Value> printf(const Call& call) {
  Formatter out(call.run, call.site);
  out.printf(call[0].text(), call.args.subspan(1));
  return finished(out.finish(), call);
}

// What an escaping function puts for the code point at the front of `rest`; empty: it stays.
using Escape = std::string (*)(std::string_view rest, const CodePoint& point);

std::string html_escape(std::string_view, const CodePoint& point) {
  switch (point.value) {
    case '"':
      return "&#34;";
    case '\'':
      return "&#39;";
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case 0:
      return "\xEF\xBF\xBD";
    default:
      return {};
  }
}

std::string unicode_escape(char32_t value) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out = "\\u";
  int width = 16;
  while (width < 32 && value >> width != 0) width += 4;
  for (int shift = width - 4; shift >= 0; shift -= 4) out += digits[value >> shift & 15];
  return out;
}

std::string js_escape(std::string_view, const CodePoint& point) {
  switch (point.value) {
    case '\\':
      return "\\\\";
    case '\'':
      return "\\'";
    case '"':
      return "\\\"";
    case '<':
    case '>':
    case '&':
    case '=':
      return unicode_escape(point.value);
    default:
      break;
  }
  if (point.value < 0x20) return unicode_escape(point.value);
  if (point.value < 0x80) return {};
  // An invalid byte becomes U+FFFD, which is printable.
  if (!point.valid) return "\xEF\xBF\xBD";
  return go::is_print(point.value) ? std::string() : unicode_escape(point.value);
}

std::string query_escape(std::string_view rest, const CodePoint& point) {
  static constexpr char digits[] = "0123456789ABCDEF";
  if (point.value == ' ' && point.bytes == 1) return "+";
  const char32_t lower = point.value | 0x20U;
  const bool plain = point.valid && point.value < 0x80 &&
                     ((lower >= 'a' && lower <= 'z') || (point.value >= '0' && point.value <= '9') ||
                      std::string_view("-_.~").find(static_cast<char>(point.value)) != std::string_view::npos);
  if (plain) return {};
  std::string out;
  for (const char c : rest.substr(0, point.bytes)) {
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

template <Escape Escaped>
Result<Value> escape(const Call& call) {
  const sources::Text text = printed(call, "<no value>");
  const std::string_view view = text.view();
  sources::Recoded made;
  for (std::size_t at = 0; at < view.size();) {
    const CodePoint point = decode_utf8(view.substr(at));
    std::string becomes = Escaped(view.substr(at), point);
    const auto below = static_cast<std::uint32_t>(at);
    if (becomes.empty()) {
      made.bytes += view.substr(at, point.bytes);
      made.map.add(below, point.bytes, 1, 1);
    } else {
      made.bytes += becomes;
      made.map.add(below, 1, static_cast<std::uint16_t>(becomes.size()), point.bytes);
    }
    at += point.bytes;
  }
  if (made.bytes.size() > call.run.limits.output) return too_long();
  return recoded(call, text, std::move(made));
}

constexpr FunctionRow rows[] = {
    {"print", "a*", print, Flow::concat},          {"printf", "sa*", printf, Flow::concat},
    {"println", "a*", println, Flow::concat},      {"html", "a*", escape<html_escape>, Flow::recode},
    {"js", "a*", escape<js_escape>, Flow::recode}, {"urlquery", "a*", escape<query_escape>, Flow::recode},
};

}  // namespace

Family families::printing() {
  return rows;
}

}  // namespace rummage::helm
