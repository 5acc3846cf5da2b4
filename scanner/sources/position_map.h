#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rummage::sources {

/// Bytes [begin, end) of some text.
struct Range {
  std::uint32_t begin = 0, end = 0;
  bool operator==(const Range&) const = default;
};

/// Says which bytes of the text below each byte of a layer comes from. Codecs work in groups (3 bytes to 4 characters
/// in base64, 1 to 3 in percent encoding); a run is a row of groups of one shape. Runs come in ascending order on both
/// sides; bytes below that no group covers (line breaks) belong to nobody.
class PositionMap {
 public:
  /// Appends `groups` groups, each `upper` bytes of the layer from `lower` bytes below, which begin at `below`. Both
  /// sizes are at least 1; `below` is not less than where the last group ended. Equal neighbours are joined.
  void add(std::uint32_t below, std::uint32_t groups, std::uint16_t upper, std::uint16_t lower);

  /// Length of the layer.
  std::uint32_t size() const { return size_; }
  /// The bytes below of layer bytes [begin, end), widened to whole groups; clipped to the layer. Empty gives the place.
  Range below(std::uint32_t begin, std::uint32_t end) const;
  /// The bytes of the layer that come from bytes [begin, end) below, widened to whole groups.
  Range above(std::uint32_t begin, std::uint32_t end) const;
  /// Bytes held, for figures.
  std::size_t memory() const { return runs_.capacity() * sizeof(Run); }

 private:
  struct Run {
    std::uint32_t above = 0, below = 0;
    std::uint16_t upper = 1, lower = 1;
  };
  std::uint32_t run_end(std::size_t run) const { return run + 1 < runs_.size() ? runs_[run + 1].above : size_; }
  std::uint32_t below_end(std::size_t run) const;
  std::size_t run_at(std::uint32_t above) const;
  Range group_below(std::uint32_t above) const;
  std::uint32_t first_above(std::uint32_t below) const;
  std::vector<Run> runs_;
  std::uint32_t size_ = 0;
};

}  // namespace rummage::sources
