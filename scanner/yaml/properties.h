#pragma once

#include <cstdint>
#include <string_view>

namespace rummage::yaml {

/// The offset after `count` anchors and tags, with the blanks, breaks and comments around them; at most `end`.
std::uint32_t skip_properties(std::string_view text, std::uint32_t begin, std::uint32_t end, int count);

/// The end of a block scalar's last line that is not blank; libyaml's end stands at the next token's line.
std::uint32_t trim_block(std::string_view text, std::uint32_t begin, std::uint32_t end);

/// Where a scalar without bytes stands: at `mark`, or right after `before` when a line break lies between them.
std::uint32_t place_of_nothing(std::string_view text, std::uint32_t before, std::uint32_t mark);

/// True when a double-quoted scalar's source holds `\/`, which libyaml accepts and Go's scanners refuse.
bool has_escaped_slash(std::string_view raw);

}  // namespace rummage::yaml
