#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rummage::detectors {

/// How a run of characters hides a text.
enum class LayerKind : std::uint8_t { base64, hex };

/// A run of the content that decodes to readable text.
struct Layer {
  LayerKind kind = LayerKind::base64;
  std::uint32_t begin = 0, end = 0;  ///< the run in the content
  std::string text;

  /// The bytes of the content that bytes [from, to) of `text` were decoded from (whole groups).
  std::pair<std::uint32_t, std::uint32_t> source(std::size_t from, std::size_t to) const;
};

/// Runs of 20 characters and more in [begin, end), which are whole lines, that are base64 (either alphabet) or
/// hexadecimal for readable text; each on one line. A run longer than 1 MiB is cut there.
/// `portable`: without the vector instructions, with equal results.
std::vector<Layer> find_layers(std::string_view content, std::uint32_t begin, std::uint32_t end, bool portable = false);

}  // namespace rummage::detectors
