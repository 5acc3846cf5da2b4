#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rummage::text {

/// Appends, ascending, one past each line feed in [begin, end) of `content`; `end` <= content.size().
void append_line_ends(std::string_view content, std::uint32_t begin, std::uint32_t end,
                      std::vector<std::uint32_t>& ends);

/// Where the line begins that is `lines` lines before the one of byte `at`; 0 when there are fewer.
std::uint32_t lines_before(std::string_view content, std::uint32_t at, std::uint32_t lines);

/// One past the `lines`th line feed from `at`; the content's size when there are fewer.
std::uint32_t lines_after(std::string_view content, std::uint32_t at, std::uint32_t lines);

}  // namespace rummage::text
