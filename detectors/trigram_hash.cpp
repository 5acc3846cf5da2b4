#include "detectors/trigram_hash.h"

#include <algorithm>
#include <vector>

#include "detectors/rarity.h"

namespace rummage::detectors {
namespace {

constexpr std::uint32_t first_factor = 0x9E3779B1, tried = 24;

// The three bytes by which each literal is known, sorted.
std::vector<std::uint32_t> own_trigrams(const Table& table) {
  std::vector<std::uint32_t> own;
  for (const Literal& literal : table.literals)
    own.push_back(load3(table.slice(literal.text).data() + literal.trigram) | fold_bits);
  std::sort(own.begin(), own.end());
  return own;
}

// How often, by rank, a common text that is part of no literal has the hash of one.
std::uint32_t strays(const std::vector<std::uint32_t>& own, std::uint32_t factor) {
  std::vector<bool> taken(65536);
  for (const std::uint32_t three : own) taken[hash_trigram(factor, three)] = true;
  const std::string_view common = common_trigrams();
  std::uint32_t weight = 0;
  for (std::uint32_t i = 0; i + 3 <= common.size(); i += 3) {
    const std::uint32_t three = load3(common.data() + i) | fold_bits;
    if (taken[hash_trigram(factor, three)] && !std::binary_search(own.begin(), own.end(), three))
      weight += 1'000'000 / (i / 3 + 10);
  }
  return weight;
}

}  // namespace

std::uint32_t best_factor(const Table& table) {
  const std::vector<std::uint32_t> own = own_trigrams(table);
  std::uint32_t least = UINT32_MAX, best = first_factor;
  for (std::uint32_t i = 0, factor = first_factor; i < tried; ++i, factor = factor * 0x2545F491 + 2) {
    const std::uint32_t weight = strays(own, factor);
    if (weight < least) least = weight, best = factor;
  }
  return best;
}

}  // namespace rummage::detectors
