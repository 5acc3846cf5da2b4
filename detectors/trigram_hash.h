#pragma once

#include <cstdint>
#include <vector>

#include "detectors/table.h"

namespace rummage::detectors {

/// The three bytes at `p` as one number, the first lowest.
inline std::uint32_t load3(const char* p) {
  return static_cast<unsigned char>(p[0]) | static_cast<std::uint32_t>(static_cast<unsigned char>(p[1])) << 8 |
         static_cast<std::uint32_t>(static_cast<unsigned char>(p[2])) << 16;
}

/// Takes capital letters for small ones, and a few other bytes for each other.
inline constexpr std::uint32_t fold_bits = 0x00202020;

/// Bits of the prefilter's hashes: so few that its table, four bytes for each hash, stays in the first-level cache.
inline constexpr int trigram_bits = 13;
inline constexpr std::uint32_t trigram_hashes = 1U << trigram_bits;

/// The prefilter's hash of three bytes; `factor` is Table::factor.
inline std::uint32_t hash_trigram(std::uint32_t factor, std::uint32_t three) {
  return ((three | fold_bits) * factor) >> (32 - trigram_bits);
}

/// The low five bits of a byte, as a bit of a word: the same for both cases of a letter.
inline std::uint32_t class_bit(char c) {
  return std::uint32_t{1} << (static_cast<unsigned char>(c) & 31U);
}

/// By the hash of three bytes: the classes of the bytes that may follow where a literal of the table stands; all where
/// one ends there. `factor` stands for Table::factor.
std::vector<std::uint32_t> followers(const Table& table, std::uint32_t factor);

/// Of some hundred factors the one by which the fewest common texts, and what may follow them, pass for a literal of
/// the table that they are no part of. Its own field of `table` is not read.
std::uint32_t best_factor(const Table& table);

}  // namespace rummage::detectors
