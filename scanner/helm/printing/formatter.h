#pragma once

#include <span>
#include <string>
#include <string_view>

#include "helm/printing/flags.h"
#include "helm/template/run.h"

namespace rummage::helm {

/// Prints values as Go's package fmt does, with origins: what a format or Go itself adds is taken from the format or
/// `synth`; strings keep their pieces; a number in the spelling of its evidence is that. Facts: fmt of Go 1.23 to 1.25.
class Formatter {
 public:
  Formatter(Run& run, Span site) : run_(run), site_(site.begin), out_(run.builder()) {}

  /// fmt.Sprintf. `format` gives the bytes between the verbs.
  void printf(const sources::Text& format, std::span<const Value> args);
  /// One value by a verb, as it stands alone.
  void print(const Value& value, char32_t verb);
  /// Bytes that Go adds.
  void add(std::string_view bytes) { out_.opaque(bytes, sources::Origin::synth, site_); }
  void add(const sources::Text& text) { out_.concat(text); }
  sources::Text finish() { return out_.finish(); }

 private:
  class Directive;

  // formatter.cpp
  void value(const Value& value, char32_t verb, int level);
  void number(const Value& from, std::string text, bool zeros);
  void padded(const sources::Text& text);
  void boolean(const Value& value, char32_t verb);
  void integer(const Value& value, char32_t verb, int level);
  void real(const Value& value, char32_t verb, int level);
  void string(const sources::Text& text, const Value& value, char32_t verb, int level);
  void object(const Value& value, char32_t verb, int level);
  void bad_verb(const Value& value, char32_t verb, int level);
  // collections.cpp
  void map(const Value& value, char32_t verb, int level);
  void list(const Value& value, char32_t verb, int level);
  void bytes(const Value& value, char32_t verb, int level);
  void hex(const sources::Text& text, bool upper);
  void quoted(const sources::Text& text);
  sources::Text cut(const sources::Text& text) const;
  bool enough() const { return out_.size() > run_.limits.output; }
  // printf.cpp
  bool flag(char c);
  void extra(std::span<const Value> args);

  Run& run_;
  Loc site_;
  sources::Builder out_;
  Flags flags_;
  bool erroring_ = false;
};

/// The type of any value as %T prints it.
std::string_view type_text(const Value& value, int helm);

}  // namespace rummage::helm
