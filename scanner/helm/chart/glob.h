#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace rummage::helm {

/// A pattern as github.com/gobwas/glob reads it with `/` as separator: `*` and `?` do not cross it, `**` does; `[abc]`,
/// `[a-z]`, `[!...]`, `{a,b*}` and `\` escapes. Immutable.
class Glob {
 public:
  /// Nothing when it is no pattern.
  static std::optional<Glob> parse(std::string_view pattern);
  bool matches(std::string_view name) const;

  /// One step of a pattern.
  struct Part {
    enum class Kind : std::uint8_t { text, any, super, single, list, range, alternatives };
    Kind kind = Kind::text;
    std::u32string text;  ///< of a text or a list; the two ends of a range
    bool negated = false;
    std::vector<std::vector<Part>> alternatives;
  };

 private:
  std::vector<Part> parts_;
};

}  // namespace rummage::helm
