#include "helm/functions/to_json.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "base/utf8.h"
#include "helm/functions/encodable.h"
#include "helm/functions/function.h"

namespace rummage::helm {
namespace {

using sources::Origin;
using sources::Text;

/// The escape of the character at the front of `text`, and the bytes it stands for; no bytes: it needs none.
struct Escape {
  std::string text;
  std::size_t bytes = 0;
};

Escape escape_at(std::string_view text, bool html) {
  const auto c = static_cast<unsigned char>(text[0]);
  static constexpr std::string_view codes = "\"\\\b\f\n\r\t", names = "\"\\bfnrt";
  if (const auto at = codes.find(text[0]); at != codes.npos) return {{'\\', names[at]}, 1};
  if (c < 0x20 || (html && (c == '<' || c == '>' || c == '&'))) return {fmt::format("\\u{:04x}", c), 1};
  if (text.starts_with("\xE2\x80\xA8")) return {"\\u2028", 3};
  if (text.starts_with("\xE2\x80\xA9")) return {"\\u2029", 3};
  return {};
}

/// The whole text escaped; nothing when it stays as it is.
std::optional<sources::Recoded> escaped(std::string_view text, bool html) {
  std::optional<sources::Recoded> out;
  std::size_t copied = 0;
  const auto copy = [&](std::size_t end) {
    out->bytes += text.substr(copied, end - copied);
    if (copied < end) out->map.add(static_cast<std::uint32_t>(copied), static_cast<std::uint32_t>(end - copied), 1, 1);
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text.substr(at));
    const Escape escape = point.valid ? escape_at(text.substr(at), html) : Escape{"\\ufffd", 1};
    if (escape.bytes == 0) {
      at += point.bytes;
      continue;
    }
    if (!out) out.emplace();
    copy(at);
    out->bytes += escape.text;
    out->map.add(static_cast<std::uint32_t>(at), 1, static_cast<std::uint16_t>(escape.text.size()),
                 static_cast<std::uint16_t>(escape.bytes));
    copied = at += escape.bytes;
  }
  if (out) copy(text.size());
  return out;
}

class Writer {
 public:
  Writer(Run& run, Span site, const JsonForm& form) : run_(run), site_(site.begin), form_(form), out_(run.builder()) {}

  Status write(const Value& given, int levels) {
    if (levels == 0) return nested_too_deep();
    if (!run_.step() || out_.size() > run_.limits.output) return Error{"helm/limit", "JSON passes a limit", {}, {}};
    if (given.is_string()) return write_string(given.text());
    auto value = encodable(run_, given);
    if (!value) return value.take_error();
    if (value->is_map() && !value->as_map()->is_nil) return write_map(*value->as_map(), levels);
    if (value->is_list()) return write_list(value->as_list(), levels);
    if (value->is_string()) return write_string(value->text());
    return write_scalar(*value);
  }

  Text finish() { return out_.finish(); }

 private:
  void add(std::string_view bytes) { out_.opaque(bytes, Origin::synth, site_); }

  Status write_scalar(const Value& value) {
    if (value.kind() == Kind::real && !std::isfinite(value.as_real()))
      return failure("json: unsupported value: " + std::string(std::isnan(value.as_real()) ? "NaN"
                                                               : value.as_real() < 0       ? "-Inf"
                                                                                           : "+Inf"));
    append_spelling(out_, value, json_spelling(value), site_);
    return Done{};
  }

  Status write_string(const Text& text) {
    add("\"");
    if (auto made = escaped(text.view(), form_.escape_html)) {
      out_.recode(sources::Codec::escapes, text, std::move(*made));
    } else {
      out_.concat(text);
    }
    add("\"");
    return Done{};
  }

  void new_line() {
    if (form_.pretty) add("\n" + std::string(2 * depth_, ' '));
  }

  Status write_map(const Map& map, int levels) {
    if (map.slots.empty()) return add("{}"), Done{};
    add("{");
    ++depth_;
    for (const Slot& slot : map.slots) {
      if (&slot != map.slots.data()) add(",");
      new_line();
      (void)write_string(slot.key);
      add(form_.pretty ? ": " : ":");
      if (auto done = write(slot.value, levels - 1); !done) return done;
    }
    --depth_;
    new_line();
    add("}");
    return Done{};
  }

  Status write_list(const List* list, int levels) {
    if (list == nullptr) return add("null"), Done{};
    if (list->items.empty()) return add("[]"), Done{};
    add("[");
    ++depth_;
    for (const Value& item : list->items) {
      if (&item != list->items.data()) add(",");
      new_line();
      if (auto done = write(item, levels - 1); !done) return done;
    }
    --depth_;
    new_line();
    add("]");
    return Done{};
  }

  Run& run_;
  Loc site_;
  const JsonForm& form_;
  sources::Builder out_;
  std::size_t depth_ = 0;
};

}  // namespace

Result<Text> to_json(Run& run, const Value& value, Span site, const JsonForm& form) {
  Writer writer(run, site, form);
  if (auto done = writer.write(value, deepest_encoded); !done) return done.take_error();
  return writer.finish();
}

}  // namespace rummage::helm
