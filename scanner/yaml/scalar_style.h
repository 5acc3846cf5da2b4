#pragma once

#include <string_view>

#include "yaml/node.h"

namespace rummage::yaml {

/// Facts about a text that decide how it can be written.
struct ScalarShape {
  bool multiline = false;  ///< holds a line break of any kind
  bool plain = true;       ///< may stand without quotes, outside flow style
  bool single_quoted = true;
  bool literal = true;
};

/// As libyaml's emitter looks at a text with Unicode allowed.
ScalarShape shape_of(std::string_view text);

/// True when the text, unquoted, would be something else than text to either reader: yaml.v2 quotes it.
bool needs_quotes(std::string_view text);

/// The style in which yaml.v2 writes a text; `key`: as a key on one line.
Style style_of_text(std::string_view text, bool key);

/// Code points that yaml.v2 writes as themselves; others only as escapes in double quotes.
bool is_printable(char32_t value);
/// Line breaks of YAML 1.1: CR, LF, U+0085, U+2028 and U+2029.
bool is_yaml_break(char32_t value);

}  // namespace rummage::yaml
