#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>

namespace rummage::detectors {

/// Remembers what turned out to be nothing, by the hash of all that decided it. The versions of a file in a history
/// repeat nearly all of their lines and values, and judging one costs ten times what hashing it does. Thread-safe; what
/// it has forgotten changes no result. A false answer needs two keys with the same 64 bits.
class QuietKeys {
 public:
  using Key = std::uint64_t;  ///< 0: not to be remembered

  /// Takes no time: the system gives a page of zeros when a key first falls on it.
  QuietKeys() : keys_(static_cast<Slot*>(std::calloc(slots, sizeof(Slot)))) {
    if (keys_ == nullptr) throw std::bad_alloc();
  }
  bool holds(Key key) const { return key != 0 && slot(key).load(std::memory_order_relaxed) == key; }
  void add(Key key) {
    if (key != 0) slot(key).store(key, std::memory_order_relaxed);
  }

 private:
  using Slot = std::atomic<Key>;
  static_assert(sizeof(Slot) == sizeof(Key) && std::atomic<Key>::is_always_lock_free);  // zeros are one that holds 0
  static constexpr std::size_t slots = std::size_t{1} << 19;                            // 4 MiB
  struct Free {
    void operator()(Slot* keys) const { std::free(keys); }
  };
  Slot& slot(Key key) const { return keys_[key % slots]; }
  std::unique_ptr<Slot[], Free> keys_;
};

}  // namespace rummage::detectors
