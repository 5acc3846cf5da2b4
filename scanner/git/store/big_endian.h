#pragma once

#include <cstdint>

namespace rummage::git::store {

/// Big-endian numbers at `at`, which has as many bytes.
inline std::uint32_t be16(const std::uint8_t* at) {
  return std::uint32_t{at[0]} << 8 | at[1];
}
inline std::uint32_t be32(const std::uint8_t* at) {
  return be16(at) << 16 | be16(at + 2);
}
inline std::uint64_t be64(const std::uint8_t* at) {
  return std::uint64_t{be32(at)} << 32 | be32(at + 4);
}

}  // namespace rummage::git::store
