#include "detectors/values/template_text.h"

#include <array>

#include "detectors/values/characters.h"
#include "detectors/values/plain_shape.h"

namespace rummage::detectors {
namespace {

struct Brackets {
  std::string_view open, close;
};
// Longer openers first.
constexpr std::array brackets = {Brackets{"{{", "}}"}, Brackets{"{%", "%}"}, Brackets{"<%", "%>"}, Brackets{"[[", "]]"},
                                 Brackets{"${", "}"},  Brackets{"$(", ")"},  Brackets{"#{", "}"},  Brackets{"%{", "}"},
                                 Brackets{"%(", ")s"}, Brackets{"$__", "}"}, Brackets{"((", "))"}};

// What any of the forms below begins with.
constexpr std::string_view openers = "{[(<$#%_";

/// `__TplTpl...__`: what detectors/inspect puts in the place of an action.
std::size_t filler(std::string_view text) {
  if (!text.starts_with("__T")) return 0;
  std::size_t end = std::min(text.find_first_not_of("Tpl", 2), text.size());
  return text.substr(end).starts_with("__") ? end + 2 : 0;
}

/// Length of the bracketed expression at the front of `text`; 0: none. It holds something, on one line at least in
/// part.
std::size_t bracketed(std::string_view text) {
  for (const Brackets& pair : brackets) {
    if (!text.starts_with(pair.open)) continue;
    std::size_t close = text.find(pair.close, pair.open.size());
    if (close == std::string_view::npos || close == pair.open.size()) continue;
    char first = trimmed(text.substr(pair.open.size())).front();
    bool named = pair.open != "((" || is_letter(first);
    if (named) return close + pair.close.size();
  }
  return 0;
}

std::size_t name_size(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && is_word(text[size])) ++size;
  return size;
}

bool shouted(std::string_view text) {
  return !text.empty() && all_of(text, [](char c) { return is_upper(c) || is_digit(c) || c == '_'; }) &&
         !is_digit(text[0]);
}

/// `$NAME` in capitals of three letters at least.
std::size_t variable(std::string_view text) {
  if (text[0] != '$') return 0;
  std::size_t size = name_size(text.substr(1));
  return size >= 3 && shouted(text.substr(1, size)) ? size + 1 : 0;
}

/// `%s`, `%d`, `%v`, `%q`, `%w` as a word of its own; `{name}` and `{}` as formats of Python and Rust have them.
std::size_t format_verb(std::string_view text) {
  // What Go prints of a missing value: %!s(<nil>).
  if (text.starts_with("%!") && text.size() > 4 && is_letter(text[2]) && text[3] == '(') {
    std::size_t close = text.find(')');
    return close == std::string_view::npos ? 0 : close + 1;
  }
  if (text[0] == '%' && text.size() >= 2 && std::string_view("sdvqw").find(text[1]) != std::string_view::npos) {
    return text.size() == 2 || !is_alnum(text[2]) ? 2 : 0;
  }
  if (text[0] != '{') return 0;
  std::size_t close = text.find('}');
  if (close == std::string_view::npos) return 0;
  bool named = all_of(text.substr(1, close - 1), [](char c) { return is_word(c) || c == '.' || c == '-'; });
  return named ? close + 1 : 0;
}

/// A value that is wholly `%NAME%`, `__NAME__`, `@NAME@`, `$name`.
bool wholly_marked(std::string_view value) {
  for (std::string_view mark : {"%", "__", "@@", "@", "#", "~"}) {
    if (value.size() < 2 * mark.size() + 2 || !value.starts_with(mark) || !value.ends_with(mark)) continue;
    std::string_view inner = value.substr(mark.size(), value.size() - 2 * mark.size());
    if (all_of(inner, [](char c) { return is_word(c) || c == '.' || c == '-'; }) && is_letter(inner[0])) return true;
  }
  if (value.size() < 3 || value[0] != '$') return false;
  std::string_view name = value.substr(1);
  bool plain =
      all_of(name, [](char c) { return is_letter(c) || std::string_view("_-.:").find(c) != std::string_view::npos; });
  return (plain && is_letter(name[0]) && is_identifier(name)) || all_of(name, is_digit);
}

std::string_view quoted_at(std::string_view text) {
  text = trimmed(text);
  if (text.size() < 2 || (text[0] != '"' && text[0] != '\'' && text[0] != '`')) return {};
  std::size_t close = text.find(text[0], 1);
  return close == std::string_view::npos ? std::string_view() : text.substr(1, close - 1);
}

/// The literal in `{{ default "x" ... }}`, `{{ ... | default "x" }}`, `{{ "x" | b64enc }}`.
std::string_view literal_of_action(std::string_view inner) {
  static constexpr std::string_view word = "default";
  std::size_t at = inner.find(word);
  if (at != std::string_view::npos) return quoted_at(inner.substr(at + word.size()));
  std::string_view first = quoted_at(inner);
  return inner.find("b64enc") != std::string_view::npos ? first : std::string_view();
}

/// The default in `${NAME:-x}`, `${NAME:=x}`, `${NAME-x}` and Spring's `${name:x}`; `${admin-password}` is a name.
std::string_view literal_of_variable(std::string_view inner) {
  std::size_t at = 0;
  while (at < inner.size() && (is_word(inner[at]) || inner[at] == '.')) ++at;
  if (at == 0 || at == inner.size()) return {};
  if (inner[at] != ':' && (inner[at] != '-' || is_lower(inner[0]))) return {};
  at += inner[at] == ':' && at + 1 < inner.size() && (inner[at + 1] == '-' || inner[at + 1] == '=') ? 2 : 1;
  return inner.substr(at);
}

std::string_view literal_of(std::string_view whole) {
  if (whole.starts_with("{{")) return literal_of_action(whole.substr(2, whole.size() - 4));
  if (whole.starts_with("${") && whole.ends_with("}")) return literal_of_variable(whole.substr(2, whole.size() - 3));
  return {};
}

}  // namespace

TemplateReading read_template(std::string_view value) {
  TemplateReading reading;
  if (wholly_marked(value)) return {true, {}, {}};
  std::size_t begin = 0;
  auto beside = [&](std::size_t end) {
    if (end - begin > reading.outside.size()) reading.outside = value.substr(begin, end - begin);
  };
  for (std::size_t at = value.find_first_of(openers); at < value.size(); at = value.find_first_of(openers, at)) {
    std::string_view rest = value.substr(at);
    std::size_t size = bracketed(rest);
    if (size == 0) size = filler(rest);
    if (size == 0) size = variable(rest);
    if (size == 0) size = format_verb(rest);
    if (size == 0) {
      ++at;
      continue;
    }
    beside(at);
    reading.any = true;
    if (size == value.size()) reading.literal = literal_of(value);
    begin = at += size;
  }
  beside(value.size());
  return reading;
}

}  // namespace rummage::detectors
