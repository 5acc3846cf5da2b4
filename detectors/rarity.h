#pragma once

#include <cstdint>
#include <string_view>

namespace rummage::detectors {

/// The offset, in `literal` (three bytes at least), of the three bytes that stand least often in manifests and source
/// code together with the one behind them; 0 where none is behind. Case does not count.
std::uint8_t rarest_trigram(std::string_view literal);

/// The common ones, three bytes each in lower case, the most common first; views into constants.
std::string_view common_trigrams();

/// How common those three bytes are; comparable between literals only.
std::uint32_t trigram_commonness(std::string_view three);

}  // namespace rummage::detectors
