#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rummage::text {

/// Whether a byte may stand in a stretch that is decoded as a whole (base64 of every alphabet, hexadecimal digits, and
/// so words): such a stretch is never divided.
bool in_stretch(char c);

/// Where the stretch begins that reaches up to byte `at`, and where the one ends that goes on there; `at` if none does.
std::uint32_t unbroken_before(std::string_view content, std::uint32_t at);
std::uint32_t unbroken_after(std::string_view content, std::uint32_t at);

/// `starts` are ascending places in `content`, the last is where the last line ends. Adds places within lines that are
/// longer than three times `least`: where the bytes before them say so (content-defined chunking), behind a byte that
/// is not in_stretch, at least `least` bytes from each other and from the line's ends. Nothing for `least` 0.
void divide_long_lines(std::string_view content, std::uint32_t least, std::vector<std::uint32_t>& starts);

}  // namespace rummage::text
