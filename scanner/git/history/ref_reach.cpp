#include "git/history/ref_reach.h"

#include <array>
#include <bit>

namespace rummage::git::history {
namespace {

constexpr std::size_t kBits = 64, kNames = 5;

// Counts for each of 64 bits how often it was set; bit i of plane p is bit p of the count of i.
class BitCounters {
 public:
  void add(std::uint64_t bits) {
    for (std::uint64_t& plane : planes_) {
      if (bits == 0) return;
      std::uint64_t carry = plane & bits;
      plane ^= bits;
      bits = carry;
    }
  }
  std::uint32_t count(unsigned bit) const {
    std::uint32_t out = 0;
    for (unsigned plane = 0; plane < planes_.size(); ++plane)
      out |= static_cast<std::uint32_t>(planes_[plane] >> bit & 1) << plane;
    return out;
  }

 private:
  std::array<std::uint64_t, 32> planes_{};
};

// Bits of the sets that each commit reaches.
void spread(const CommitGraph& graph, std::vector<std::uint64_t>& bits) {
  for (std::uint32_t commit : graph.parents_first)
    for (std::uint32_t parent : graph.parents_of(commit)) bits[commit] |= bits[parent];
}

void collect(const CommitGraph& graph, const std::vector<std::uint64_t>& bits, Reaching* out, std::size_t count) {
  BitCounters counters;
  std::uint64_t open = ~std::uint64_t{0};  // sets with fewer than five names
  std::uint64_t by_ref = 0;                // sets that a ref reaches: no stash entry is named for them
  for (std::uint32_t tip = 0; tip < graph.tips.size(); ++tip) {
    const bool stash = graph.tips[tip].stash;
    std::uint64_t reached = bits[graph.tips[tip].commit] & (stash ? ~by_ref : ~std::uint64_t{0});
    if (!stash) by_ref |= reached;
    counters.add(reached);
    for (std::uint64_t left = reached & open; left != 0; left &= left - 1) {
      auto bit = static_cast<unsigned>(std::countr_zero(left));
      out[bit].first_tips.push_back(tip);
      if (out[bit].first_tips.size() == kNames) open &= ~(std::uint64_t{1} << bit);
    }
  }
  for (unsigned bit = 0; bit < count; ++bit) out[bit].count = counters.count(bit);
}

}  // namespace

std::vector<Reaching> reaching_refs(const CommitGraph& graph, const std::vector<std::vector<std::uint32_t>>& sets,
                                    const ThreadPool& pool) {
  std::vector<Reaching> out(sets.size());
  pool.for_each((sets.size() + kBits - 1) / kBits, [&](std::size_t batch, unsigned) {
    std::size_t begin = batch * kBits, count = std::min(kBits, sets.size() - begin);
    std::vector<std::uint64_t> bits(graph.commits.size());
    for (std::size_t i = 0; i < count; ++i)
      for (std::uint32_t commit : sets[begin + i]) bits[commit] |= std::uint64_t{1} << i;
    spread(graph, bits);
    collect(graph, bits, &out[begin], count);
  });
  return out;
}

}  // namespace rummage::git::history
