#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string_view>

#include "detectors/pair.h"

namespace rummage::detectors {

/// Remembers lines whose literals turned out to be nothing. The versions of a file in a history repeat nearly all of
/// their lines, and judging a hit costs ten times what hashing its line does. What a hit on a line gives depends on the
/// line and the two after it only (the locality contract of rules), so those bytes are the key. Thread-safe; what it
/// has forgotten changes no result. A false hit needs two keys with the same 64-bit hash.
class QuietLines {
 public:
  using Key = std::uint64_t;

  QuietLines() : keys_(std::make_unique<Keys>()) {}

  /// The key of a line and the two after it; 0 when they are too long to be worth it.
  static Key key_of(std::string_view content, Line line);
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
