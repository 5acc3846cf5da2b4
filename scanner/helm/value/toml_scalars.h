#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace rummage::helm {

/// A number of TOML 1.0: digits with underscores, a sign, 0x, 0o and 0b, a fraction or exponent, inf and nan. Nothing
/// when it is none, or an integer outside 64 signed bits.
std::optional<std::variant<double, std::int64_t>> read_toml_number(std::string_view written);

/// What one character or escape of a basic string took; `problem`: why it is none, static; null: it is one.
struct TomlUnit {
  std::size_t bytes = 1;
  const char* problem = nullptr;
};

/// Appends what the character or escape at `at` (< source.size()) stands for. A backslash before a line break and the
/// blanks after it stand for nothing.
TomlUnit read_toml_unit(std::string_view source, std::size_t at, std::string& out);

}  // namespace rummage::helm
