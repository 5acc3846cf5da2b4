#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace rummage {

/// 128 bits of an HMAC: equal for equal input under one key, meaningless without the key.
using Mac = std::array<std::uint8_t, 16>;

/// HMAC-SHA-256 under one key, cut to 128 bits. Thread-safe: each thread keeps its own context.
class KeyedHash {
 public:
  /// `key`: any length; copied and wiped on destruction.
  explicit KeyedHash(std::string_view key);
  /// A key of 32 bytes from the system's generator: the usual key of a run.
  static KeyedHash random();
  KeyedHash(KeyedHash&& other) noexcept;
  KeyedHash& operator=(KeyedHash&&) = delete;
  ~KeyedHash();

  /// The MAC of `domain`, a zero byte, and `message`. `domain` keeps uses apart ("value", "private-key").
  Mac mac(std::string_view domain, std::string_view message) const;

 private:
  std::array<unsigned char, 64> key_{};
  std::size_t size_ = 0;
  std::uint64_t serial_ = 0;
};

}  // namespace rummage
