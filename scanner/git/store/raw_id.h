#pragma once

#include <cstdint>
#include <cstring>

#include "base/content_id.h"

namespace rummage::git::store {

/// Bytes of the ids that `hash` makes: 20 or 32.
constexpr std::uint8_t id_bytes(HashKind hash) {
  return static_cast<std::uint8_t>(hash);
}

/// Whether two raw ids of the same `hash` are equal. The first 20 bytes are compared in one go whatever the hash, and
/// settle nearly every question.
inline bool same_id(const std::uint8_t* a, const std::uint8_t* b, HashKind hash) {
  return std::memcmp(a, b, 20) == 0 && (hash == HashKind::sha1 || std::memcmp(a + 20, b + 20, 12) == 0);
}

}  // namespace rummage::git::store
