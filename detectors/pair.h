#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace rummage::detectors {

/// How a value is tied to its key.
enum class Tie : std::uint8_t {
  equals,  ///< `=`, `:=`, `=>`, ...
  colon,   ///< `:` of YAML, JSON and kin
  call,    ///< `setPassword("x")`, `("password", "x")`
  markup,  ///< `<password>x</password>`, `name="password" value="x"`
  blank,   ///< `--password x`, `ENV PASSWORD x`, `password x` of netrc
};

/// A key, how it is tied, and its value: byte ranges of the content, all on one line.
struct Pair {
  std::uint32_t key_begin = 0, key_end = 0;
  std::uint32_t value_begin = 0, value_end = 0;
  Tie tie = Tie::equals;
  char quote = 0;       ///< the quote around the value; 0: none
  bool spaced = false;  ///< blanks on both sides of the operator, as source code has them

  std::string_view key(std::string_view content) const { return content.substr(key_begin, key_end - key_begin); }
  std::string_view value(std::string_view content) const {
    return content.substr(value_begin, value_end - value_begin);
  }
};

/// The same where the value stands on the next line: `name: KEY` and `value: x` below it, or a block scalar (`key: |`)
/// of one line. `at`: within the key.
std::optional<Pair> read_next_line(std::string_view content, std::uint32_t at);

/// True when words follow an unquoted value on its line, so that the line is a sentence.
bool is_prose(const Pair& pair, std::string_view content);

/// The bounds of the line that holds byte `at`, without its line break.
struct Line {
  std::uint32_t begin = 0, end = 0;
};
Line line_around(std::string_view content, std::uint32_t at);

/// Reads `key op value` around a word of the key at [at, at + length). Knows YAML, JSON, env, properties, TOML, ini,
/// shell, XML, command lines and assignments of source code. Nothing when no value follows on the line.
std::optional<Pair> read_pair(std::string_view content, std::uint32_t at, std::uint32_t length);

}  // namespace rummage::detectors
