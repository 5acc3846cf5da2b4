#include <algorithm>

#include "helm/functions/families.h"
#include "helm/functions/go_quote.h"
#include "helm/functions/items.h"
#include "helm/functions/runes.h"
#include "helm/functions/shown.h"
#include "helm/functions/splits.h"
#include "helm/functions/texts.h"

namespace rummage::helm::families {
namespace {

void add_quoted(Joiner& out, const sources::Text& text) {
  out.add("\"");
  if (go::is_plain(text.view())) {
    out.add(text);
  } else {
    out.add(text, go::quoted(text.view()));
  }
  out.add("\"");
}

Result<Value> quote(const Call& call) {
  Joiner out(call);
  for (const Value& each : call.args) {
    if (each.is_nil()) continue;
    if (out.size() > 0) out.add(" ");
    add_quoted(out, shown(call, each));
  }
  return out.finish();
}

Result<Value> squote(const Call& call) {
  Joiner out(call);
  for (const Value& each : call.args) {
    if (each.is_nil()) continue;
    if (out.size() > 0) out.add(" ");
    out.add("'").add(shown_as_operand(call, each)).add("'");
  }
  return out.finish();
}

Result<Value> cat(const Call& call) {
  Joiner out(call);
  bool first = true;
  for (const Value& each : call.args) {
    if (each.is_nil()) continue;
    if (!first) out.add(" ");
    first = false;
    out.add(shown_as_operand(call, each));
  }
  return out.finish();
}

// Every line gets `spaces` blanks, empty ones too.
Result<Value> indented(const Call& call, bool new_line) {
  const std::int64_t spaces = call[0].as_int();
  if (spaces < 0) return failure("strings: negative Repeat count");
  const sources::Text& text = call[1].text();
  const auto breaks = static_cast<std::uint64_t>(std::count(text.view().begin(), text.view().end(), '\n'));
  const auto width = static_cast<std::uint64_t>(spaces);
  if (width > call.run.limits.output || !fits(call, text.size() + (breaks + 1) * width)) return too_long();
  const std::string pad(width, ' ');
  Joiner out(call);
  if (new_line) out.add("\n");
  out.add(pad);
  std::size_t from = 0;
  for (auto at = text.view().find('\n'); at != std::string_view::npos; at = text.view().find('\n', from)) {
    out.add(text, from, at + 1).add(pad);
    from = at + 1;
  }
  return out.add(text, from, text.size()).finish();
}

Result<Value> indent(const Call& call) {
  return indented(call, false);
}

Result<Value> nindent(const Call& call) {
  return indented(call, true);
}

Result<Value> join(const Call& call) {
  const sources::Text& separator = call[0].text();
  const auto texts = shown_items(call, call[1]);
  std::uint64_t size = texts.size() * separator.size();
  for (const auto& each : texts) size += each.size();
  if (!fits(call, size) || !call.run.step(texts.size())) return too_long();
  Joiner out(call);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) out.add(separator);
    out.add(texts[i]);
  }
  return out.finish();
}

// A list of strings is sorted in place, as in Go.
Result<Value> sort_alpha(const Call& call) {
  const Value& list = call[0];
  if (!list.is_list() && list.type() != Type::bytes) return call.strings({shown(call, list)});
  const auto before = [](std::string_view a, std::string_view b) { return a < b; };
  if (list.type() == Type::strings) {
    if (list.as_list() != nullptr)
      std::sort(list.as_list()->items.begin(), list.as_list()->items.end(),
                [&](const Value& a, const Value& b) { return before(a.view(), b.view()); });
    return list;
  }
  auto texts = shown_items(call, list);
  if (!may_make(call, texts.size())) return too_much();
  std::sort(texts.begin(), texts.end(),
            [&](const sources::Text& a, const sources::Text& b) { return before(a.view(), b.view()); });
  return call.strings(texts);
}

Result<Value> to_string(const Call& call) {
  return Value::string(shown(call, call[0]));
}

Result<Value> to_strings(const Call& call) {
  if (call[0].type() == Type::strings) return call[0];
  return call.strings(shown_items(call, call[0]));
}

constexpr FunctionRow rows[] = {
    {"quote", "a*", quote, Flow::concat},
    {"squote", "a*", squote, Flow::concat},
    {"cat", "a*", cat, Flow::concat},
    {"indent", "is", indent, Flow::concat},
    {"nindent", "is", nindent, Flow::concat},
    {"join", "sa", join, Flow::concat},
    {"split", "ss", split, Flow::slice},
    {"splitn", "sis", splitn, Flow::slice},
    {"splitList", "ss", split_list, Flow::slice},
    {"sortAlpha", "a", sort_alpha, Flow::pass},
    {"toString", "a", to_string, Flow::recode},
    {"toStrings", "a", to_strings, Flow::recode},
};

}  // namespace

Family layout() {
  return rows;
}

}  // namespace rummage::helm::families
