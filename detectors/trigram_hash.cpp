#include "detectors/trigram_hash.h"

#include <algorithm>
#include <bit>

#include "detectors/rarity.h"

namespace rummage::detectors {
namespace {

constexpr std::uint32_t first_factor = 0x9E3779B1, tried = 400;

// The three bytes by which each literal is known, sorted.
std::vector<std::uint32_t> own_trigrams(const Table& table) {
  std::vector<std::uint32_t> own;
  for (const Literal& literal : table.literals)
    own.push_back(load3(table.slice(literal.text).data() + literal.trigram) | fold_bits);
  std::sort(own.begin(), own.end());
  return own;
}

// How often, by rank, a common text that is part of no literal has the hash of one, and how many bytes may follow.
std::uint64_t strays(const Table& table, const std::vector<std::uint32_t>& own, std::uint32_t factor) {
  const std::vector<std::uint32_t> may_follow = followers(table, factor);
  const std::string_view common = common_trigrams();
  std::uint64_t weight = 0;
  for (std::uint32_t i = 0; i + 3 <= common.size(); i += 3) {
    const std::uint32_t three = load3(common.data() + i) | fold_bits;
    const auto classes = static_cast<unsigned>(std::popcount(may_follow[hash_trigram(factor, three)]));
    if (classes > 0 && !std::binary_search(own.begin(), own.end(), three)) weight += classes * 1'000'000 / (i / 3 + 10);
  }
  return weight;
}

}  // namespace

std::vector<std::uint32_t> followers(const Table& table, std::uint32_t factor) {
  std::vector<std::uint32_t> out(trigram_hashes);
  for (const Literal& literal : table.literals) {
    const std::string_view text = table.slice(literal.text);
    const std::size_t next = literal.trigram + 3;
    out[hash_trigram(factor, load3(text.data() + literal.trigram))] |=
        next < text.size() ? class_bit(text[next]) : ~std::uint32_t{0};
  }
  return out;
}

std::uint32_t best_factor(const Table& table) {
  const std::vector<std::uint32_t> own = own_trigrams(table);
  std::uint64_t least = UINT64_MAX;
  std::uint32_t best = first_factor;
  for (std::uint32_t i = 0, factor = first_factor; i < tried; ++i, factor = factor * 0x2545F491 + 2) {
    const std::uint64_t weight = strays(table, own, factor);
    if (weight < least) least = weight, best = factor;
  }
  return best;
}

}  // namespace rummage::detectors
