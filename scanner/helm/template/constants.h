#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rummage::helm {

/// What a number in a template can be (parse.NumberNode): an integer, a float, a complex number, or several of them.
struct Number {
  bool is_integer = false, is_float = false, is_complex = false;
  bool prints_as_float = false;  ///< its spelling says float: 1.0, 1e3
  bool overflows = false;        ///< above int64, yet within uint64
  std::int64_t integer = 0;
  double real = 0, imaginary = 0;
};

/// Reads a number as Go's syntax has it: decimal, 0x 0b 0o and leading-0 octal, underscores, hexadecimal floats,
/// imaginary and complex numbers. Nothing when it is none.
std::optional<Number> read_number(std::string_view text);
/// Reads a character constant with its quotes: 'a', '\n', '\u00e9'.
std::optional<char32_t> read_char(std::string_view quoted);
/// The text of a quoted constant, "..." with escapes or `...` (carriage returns left out, as in Go).
std::optional<std::string> unquoted(std::string_view quoted);

}  // namespace rummage::helm
