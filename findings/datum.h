#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace rummage::findings {

/// A piece of the free part of a rule (`match:`): a scalar, a list or a map, as written in the rule file. Views: lives
/// as long as the file's reader, or for ever in the compiled tables.
struct Datum {
  enum class Kind : std::uint8_t { none, scalar, list, map };
  Kind kind = Kind::none;
  std::string_view key;             ///< its key where it is an entry of a map
  std::string_view text;            ///< of a scalar
  std::span<const Datum> children;  ///< of a list or map, in the order written
  std::uint32_t line = 0;           ///< in the rule file, from 1; 0 in compiled tables

  bool empty() const { return kind == Kind::none; }
  /// The entry of a map with this key; null when there is none.
  const Datum* find(std::string_view wanted) const {
    for (const Datum& child : children)
      if (kind == Kind::map && child.key == wanted) return &child;
    return nullptr;
  }
};

}  // namespace rummage::findings
