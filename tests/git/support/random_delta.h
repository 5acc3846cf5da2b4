#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>

namespace rummage::test {

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t limit) {
    return std::uniform_int_distribution<std::uint32_t>(0, limit - 1)(engine_);
  }

 private:
  std::mt19937 engine_;
};

/// Adds the instruction that copies `length` < 2^24 bytes of the base from `offset` on.
inline void append_copy(std::string& instructions, std::uint32_t offset, std::uint32_t length) {
  instructions += static_cast<char>(0xff);
  for (int i = 0; i < 4; ++i) instructions += static_cast<char>(offset >> (8 * i));
  for (int i = 0; i < 3; ++i) instructions += static_cast<char>(length >> (8 * i));
}

struct MadeDelta {
  std::string instructions, content;
};

/// A delta that copies stretches of the base, some of them next to each other, some out of order, with what `fresh`
/// gives (1 to 127 bytes) in between.
template <class Fresh>
MadeDelta random_delta(Random& random, const std::string& base, Fresh fresh) {
  MadeDelta made;
  std::uint32_t at = 0;
  for (std::uint32_t steps = 1 + random.below(6); steps > 0; --steps) {
    if (random.below(3) == 0) {
      const std::string bytes = fresh();
      made.instructions += static_cast<char>(bytes.size()) + bytes;
      made.content += bytes;
    }
    if (base.empty()) continue;
    if (random.below(4) == 0) at = random.below(static_cast<std::uint32_t>(base.size()));
    const std::uint32_t length =
        std::min<std::uint32_t>(1 + random.below(900), static_cast<std::uint32_t>(base.size()) - at);
    if (length == 0) continue;
    append_copy(made.instructions, at, length);
    made.content += base.substr(at, length);
    at += length;
    if (random.below(2) == 0)
      at = std::min<std::uint32_t>(at + random.below(40), static_cast<std::uint32_t>(base.size()));
  }
  return made;
}

}  // namespace rummage::test
