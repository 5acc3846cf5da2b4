#pragma once

#include <cstdint>

#include "detectors/table.h"

namespace rummage::detectors {

/// The three bytes at `p` as one number, the first lowest.
inline std::uint32_t load3(const char* p) {
  return static_cast<unsigned char>(p[0]) | static_cast<std::uint32_t>(static_cast<unsigned char>(p[1])) << 8 |
         static_cast<std::uint32_t>(static_cast<unsigned char>(p[2])) << 16;
}

/// Takes capital letters for small ones, and a few other bytes for each other.
inline constexpr std::uint32_t fold_bits = 0x00202020;

/// The prefilter's hash of three bytes, 0 to 65,535; `factor` is Table::factor.
inline std::uint32_t hash_trigram(std::uint32_t factor, std::uint32_t three) {
  return ((three | fold_bits) * factor) >> 16;
}

/// Of 24 factors the one by which the fewest common texts have the hash of a literal of the table that they are no part
/// of. Its own field of `table` is not read.
std::uint32_t best_factor(const Table& table);

}  // namespace rummage::detectors
