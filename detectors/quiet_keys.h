#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace rummage::detectors {

/// Remembers what turned out to be nothing, by the hash of all that decided it. The versions of a file in a history
/// repeat nearly all of their lines and values, and judging one costs ten times what hashing it does. Thread-safe; what
/// it has forgotten changes no result. A false answer needs two keys with the same 64 bits.
class QuietKeys {
 public:
  using Key = std::uint64_t;  ///< 0: not to be remembered

  QuietKeys() : keys_(std::make_unique<Keys>()) {}
  bool holds(Key key) const { return key != 0 && slot(key).load(std::memory_order_relaxed) == key; }
  void add(Key key) {
    if (key != 0) slot(key).store(key, std::memory_order_relaxed);
  }

 private:
  static constexpr std::size_t slots = std::size_t{1} << 19;  // 4 MiB
  using Keys = std::array<std::atomic<Key>, slots>;
  std::atomic<Key>& slot(Key key) const { return (*keys_)[key % slots]; }
  std::unique_ptr<Keys> keys_;
};

}  // namespace rummage::detectors
