#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rummage::tree {

/// What the streams of a bzip2 file hold, one after the other; what stands behind them is left over. Nothing where the
/// library should have a look instead: the data is damaged, ends too early, is longer than `most` bytes, or has blocks
/// of the old randomised kind. Every check sum is checked. Takes half of the library's time (docs/decisions/0008), and
/// up to 8 MB besides the result. Thread-safe.
std::optional<std::string> bunzip(std::string_view bytes, std::uint64_t most);

}  // namespace rummage::tree
