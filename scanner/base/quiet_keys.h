#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>

namespace rummage {

/// Remembers what turned out to be nothing, by the hash of all that decided it. The versions of a file in a history
/// repeat nearly all of their lines and values, and judging one costs ten times what hashing it does. Thread-safe; what
/// it has forgotten changes no result. A false answer needs two keys with the same 64 bits.
class QuietKeys {
 public:
  using Key = std::uint64_t;  ///< 0: not to be remembered

  /// Room for 2^`bits` keys of eight bytes. Takes no time: the system gives a page of zeros when a key first falls on
  /// it.
  explicit QuietKeys(unsigned bits = 19)
      : mask_((std::size_t{1} << bits) - 1), keys_(static_cast<Slot*>(std::calloc(mask_ + 1, sizeof(Slot)))) {
    if (keys_ == nullptr) throw std::bad_alloc();
  }
  /// Has the place of a key fetched into the cache: worth it before asking for many.
  void prefetch(Key key) const { __builtin_prefetch(&slot(key)); }
  bool holds(Key key) const { return key != 0 && (at(key) == key || at(key ^ 1) == key); }
  /// Takes the place of the key that falls on the same place, and that one the place beside it.
  void add(Key key) {
    if (key == 0) return;
    Slot& first = slot(key);
    if (const Key old = first.load(std::memory_order_relaxed); old != 0 && old != key)
      slot(key ^ 1).store(old, std::memory_order_relaxed);
    first.store(key, std::memory_order_relaxed);
  }

 private:
  using Slot = std::atomic<Key>;
  static_assert(sizeof(Slot) == sizeof(Key) && std::atomic<Key>::is_always_lock_free);  // zeros are one that holds 0
  struct Free {
    void operator()(Slot* keys) const { std::free(keys); }
  };
  Slot& slot(Key key) const { return keys_[key & mask_]; }
  Key at(Key key) const { return slot(key).load(std::memory_order_relaxed); }

  std::size_t mask_;
  std::unique_ptr<Slot[], Free> keys_;
};

}  // namespace rummage
