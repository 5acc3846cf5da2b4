#include "helm/printing/formatter.h"

#include <cmath>

#include "base/utf8.h"
#include "helm/functions/go_duration.h"
#include "helm/functions/go_quote.h"
#include "helm/functions/go_unicode.h"
#include "helm/printing/numbers.h"
#include "helm/value/complex.h"
#include "helm/value/object.h"

namespace rummage::helm {
namespace {

constexpr int deepest = 1000;

std::string quoted_rune(std::uint64_t value, bool ascii) {
  const bool valid = value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  std::string rune;
  append_utf8(rune, valid ? static_cast<char32_t>(value) : 0xFFFD);
  if (rune == "'") return "'\\''";
  if (rune == "\"") return "'\"'";
  return "'" + go::quoted(rune, ascii).bytes + "'";
}

std::string rune_text(std::uint64_t value) {
  std::string out;
  append_utf8(out, value <= 0x10FFFF ? static_cast<char32_t>(value) : 0xFFFD);
  return out;
}

bool is_float_verb(char32_t verb) {
  return verb < 0x80 && std::string_view("vbgGxXfFeE").find(static_cast<char>(verb)) != std::string_view::npos;
}

}  // namespace

std::string_view type_text(const Value& value, int helm) {
  return value.type() == Type::object ? value.as_object()->type_name() : type_name(value.type(), helm);
}

void Formatter::print(const Value& value, char32_t verb) {
  if (verb == 'T') {
    sources::Builder text(run_.sources, run_.recording);
    text.opaque(type_text(value, run_.helm), sources::Origin::synth, site_);
    return padded(cut(text.finish()));
  }
  if (value.is_nil() && verb == 'v') {
    sources::Builder text(run_.sources, run_.recording);
    text.opaque("<nil>", sources::Origin::synth, site_);
    return padded(text.finish());
  }
  if (value.is_nil()) return bad_verb(value, verb, 0);
  this->value(value, verb, 0);
}

void Formatter::value(const Value& value, char32_t verb, int level) {
  if (level > deepest || enough() || !run_.step()) return;
  if (verb == 'p') return bad_verb(value, verb, level);
  switch (value.kind()) {
    case Kind::invalid:
      return add(flags_.sharp_v ? "interface {}(nil)" : "<nil>");
    case Kind::boolean:
      return boolean(value, verb);
    case Kind::integer:
    case Kind::unsigned_integer:
      return integer(value, verb, level);
    case Kind::real:
      return real(value, verb, level);
    case Kind::string:
      return string(value.text(), value, verb, level);
    case Kind::map:
      return map(value, verb, level);
    case Kind::slice:
      return value.type() == Type::bytes ? bytes(value, verb, level) : list(value, verb, level);
    case Kind::object:
      return object(value, verb, level);
  }
}

// A number's text, with blanks (or zeros) to the width: its evidence where that reads the same.
void Formatter::number(const Value& from, std::string text, bool zeros) {
  Flags flags = flags_;
  flags.zero = flags.zero && zeros;
  const Padding pad = padding(flags, count_columns(text).code_points);
  add(pad.left);
  if (from.text().empty()) {
    add(text);
  } else if (from.lossy()) {
    out_.opaque(text, sources::Origin::derived_lossy, from.text());
  } else if (from.text().view() == text) {
    out_.concat(from.text());
  } else {
    out_.opaque(text, sources::Origin::derived_exact, from.text());
  }
  add(pad.right);
}

void Formatter::padded(const sources::Text& text) {
  const Padding pad = padding(flags_, flags_.has_width ? count_columns(text.view()).code_points : 0);
  add(pad.left);
  out_.concat(text);
  add(pad.right);
}

void Formatter::boolean(const Value& value, char32_t verb) {
  if (verb != 't' && verb != 'v') return bad_verb(value, verb, 0);
  number(value, value.as_bool() ? "true" : "false", true);
}

void Formatter::integer(const Value& value, char32_t verb, int level) {
  const bool is_signed = value.kind() == Kind::integer;
  const std::uint64_t bits = value.as_unsigned();
  if (value.type() == Type::duration && !erroring_ && !flags_.sharp_v && (verb == 'v' || verb == 's' || verb == 'q')) {
    sources::Builder text = run_.builder();
    text.opaque(go_duration(value.as_int()), sources::Origin::derived_exact, value.text());
    return string(text.finish(), value, verb, level);
  }
  switch (verb) {
    case 'v':
      if (flags_.sharp_v && !is_signed) {
        Flags sharp = flags_;
        sharp.sharp = true;
        return number(value, integer_text(sharp, bits, 16, false, verb), false);
      }
      [[fallthrough]];
    case 'd':
      return number(value, integer_text(flags_, bits, 10, is_signed, verb), false);
    case 'b':
      return number(value, integer_text(flags_, bits, 2, is_signed, verb), false);
    case 'o':
    case 'O':
      return number(value, integer_text(flags_, bits, 8, is_signed, verb), false);
    case 'x':
    case 'X':
      return number(value, integer_text(flags_, bits, 16, is_signed, verb, verb == 'X'), false);
    case 'c':
      return number(value, rune_text(bits), true);
    case 'q':
      return number(value, quoted_rune(bits, flags_.plus), true);
    case 'U':
      return number(value, unicode_text(flags_, bits), false);
    default:
      return bad_verb(value, verb, level);
  }
}

void Formatter::real(const Value& value, char32_t verb, int level) {
  if (!is_float_verb(verb)) return bad_verb(value, verb, level);
  const bool six = verb == 'f' || verb == 'F' || verb == 'e' || verb == 'E';
  number(value, float_text(flags_, value.as_real(), verb, six ? 6 : -1), std::isfinite(value.as_real()));
}

void Formatter::string(const sources::Text& text, const Value& value, char32_t verb, int level) {
  switch (verb) {
    case 'v':
      return flags_.sharp_v ? quoted(text) : padded(cut(text));
    case 's':
      return padded(cut(text));
    case 'x':
    case 'X':
      return hex(text, verb == 'X');
    case 'q':
      return quoted(text);
    default:
      return bad_verb(value, verb, level);
  }
}

// Objects are shown by their String methods, or as what stands in them.
void Formatter::object(const Value& value, char32_t verb, int level) {
  if (const auto* complex = dynamic_cast<const Complex*>(value.as_object()); complex != nullptr && is_float_verb(verb))
    return add(complex_text(flags_, *complex, verb));
  // A pointer inside a collection is its address, which differs from run to run.
  if (level > 0 && value.as_object()->kind_name() == "ptr" && !value.as_object()->has_method("String"))
    return add("0xc000000000");
  if (verb != 'v' && verb != 's' && verb != 'q' && verb != 'x' && verb != 'X') return bad_verb(value, verb, level);
  string(run_.made(value.as_object()->print(), sources::Origin::builtin, {site_, 0}), value, verb, level);
}

// "%!d(string=x)".
void Formatter::bad_verb(const Value& value, char32_t verb, int level) {
  if (erroring_) return;
  erroring_ = true;
  std::string start = "%!";
  append_utf8(start, verb);
  add(start + "(");
  if (value.is_nil()) {
    add("<nil>");
  } else {
    add(std::string(type_text(value, run_.helm)) + "=");
    this->value(value, 'v', level + 1);
  }
  add(")");
  erroring_ = false;
}

}  // namespace rummage::helm
