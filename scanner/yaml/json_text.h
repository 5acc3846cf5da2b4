#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rummage::yaml {

/// A JSON string read from the front of a text.
struct JsonText {
  std::string text;
  std::size_t size = 0;  ///< bytes it takes, quotes included
  bool escaped = false;  ///< the source between the quotes is not the text; else `text` is empty
};

/// Reads the string whose opening quote is the first byte. Nothing when it is not closed, or holds a control character
/// or an unknown escape. A surrogate that has no partner becomes U+FFFD, as in Go.
std::optional<JsonText> read_json_text(std::string_view source);

/// A number of JSON, `true`, `false` or `null`.
bool is_json_word(std::string_view word);

}  // namespace rummage::yaml
