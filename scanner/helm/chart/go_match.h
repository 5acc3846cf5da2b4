#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace rummage::helm {

/// A pattern of Go's filepath.Match on Unix: `*` and `?` stop at slashes, `[a-z]`, `[^a]`, backslash escapes. It
/// matches whole names.
class GoPattern {
 public:
  /// Nothing for a malformed pattern (filepath.ErrBadPattern).
  static std::optional<GoPattern> parse(std::string_view pattern);
  bool matches(std::string_view name) const;

 private:
  struct Unit {
    enum class Kind : std::uint8_t { literal, any, one_of, none_of } kind = Kind::literal;
    char32_t code = 0;
    std::vector<std::pair<char32_t, char32_t>> ranges;
  };
  /// Units between stars.
  struct Chunk {
    bool star = false;
    std::vector<Unit> units;
  };
  static bool read_class(std::string_view& rest, Unit& into);
  static bool admits(const Unit& unit, char32_t code);
  static std::optional<std::string_view> rest_after(const Chunk& chunk, std::string_view name);

  std::vector<Chunk> chunks_;
};

}  // namespace rummage::helm
