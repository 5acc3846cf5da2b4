#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rummage::tree {

/// Bits of a text, the highest of each byte first. Behind the end come zeros, and `overrun` tells.
class Bits {
 public:
  explicit Bits(std::string_view bytes)
      : at_(reinterpret_cast<const unsigned char*>(bytes.data())), end_(at_ + bytes.size()) {}

  /// The next `count` <= 32 bits.
  std::uint32_t take(unsigned count) {
    const std::uint32_t value = peek(count);
    drop(count);
    return value;
  }
  std::uint32_t peek(unsigned count) {
    if (have_ < 32) fill();
    return count == 0 ? 0 : static_cast<std::uint32_t>(word_ >> (64 - count));
  }
  void drop(unsigned count) { word_ <<= count, have_ -= static_cast<int>(count); }
  /// Goes to the next byte.
  void to_byte() { drop(static_cast<unsigned>(have_) % 8); }
  bool more() const { return have_ > missing_ || at_ < end_; }
  bool overrun() const { return have_ < missing_; }

 private:
  void fill();

  const unsigned char *at_, *end_;
  std::uint64_t word_ = 0;
  int have_ = 0;     // bits in word_
  int missing_ = 0;  // of them behind the end
};

/// One block of a bzip2 stream, its codes read and the moves to the front undone.
struct Bzip2Block {
  std::uint32_t check = 0, origin = 0;
  std::vector<std::uint32_t> links;  ///< see turn_back

  /// Reads a block of at most `largest` <= 900,000 bytes behind its magic. False: it is damaged or randomised.
  bool read(Bits& bits, std::uint32_t largest);
};

}  // namespace rummage::tree
