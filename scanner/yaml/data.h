#pragma once

#include <cstdint>
#include <string_view>

#include "yaml/node.h"

/// How nodes lie in memory. Only this room's files include it.
namespace rummage::yaml::detail {

/// The text of a scalar that differs from its source bytes, or that has a tag.
struct Decoded {
  const char* text;
  const char* raw;  ///< first source byte of the node's span; null: built, not parsed
  const char* tag;  ///< null: none
  std::uint32_t size;
  std::uint32_t tag_size;
};

/// Children of a collection: items, or key and value in turn.
struct Children {
  const NodeData* const* read;     ///< entries as read, after merge keys; the items of a sequence
  const NodeData* const* written;  ///< entries as written
  const char* tag;                 ///< null: none
  std::uint32_t read_count, written_count, tag_size;
};

/// Flags of a node.
inline constexpr std::uint8_t view_flag = 1;   ///< scalar: `view` is the text, `length` minus the quotes its size
inline constexpr std::uint8_t merge_flag = 2;  ///< mapping: `<<` is among the written entries

struct NodeData {
  Loc loc;
  std::uint32_t length = 0;
  Kind kind = Kind::scalar;
  Style style = Style::plain;
  ScalarType type = ScalarType::string;
  std::uint8_t flags = 0;
  union {
    const char* view = nullptr;
    const Decoded* decoded;
    const Children* children;
    const NodeData* target;  ///< of an alias
  };
  const NodeData* was = nullptr;
};
static_assert(sizeof(NodeData) == 32);

/// Bytes that a quote takes at each end: 1 for the quoted styles, else 0.
inline std::uint32_t quote_width(Style style) {
  return style == Style::single_quoted || style == Style::double_quoted ? 1 : 0;
}

/// First source byte of a scalar's span; null when it was built.
const char* raw_begin(const NodeData& node);

}  // namespace rummage::yaml::detail
