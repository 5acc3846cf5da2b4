#include "git/history/target_set.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "git/store/raw_id.h"

namespace rummage::git::history {
namespace {

std::uint64_t head(const std::uint8_t* id) {
  std::uint64_t out;
  std::memcpy(&out, id, sizeof out);
  return out;
}

}  // namespace

TargetSet::TargetSet(std::vector<Target> targets, HashKind hash) : hash_(hash) {
  std::sort(targets.begin(), targets.end(),
            [](const Target& a, const Target& b) { return a.blob != b.blob ? a.blob < b.blob : a.group < b.group; });
  targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
  for (const Target& target : targets) {
    if (blobs_.empty() || blobs_.back() != target.blob) {
      blobs_.push_back(target.blob);
      first_group_.push_back(static_cast<std::uint32_t>(groups_.size()));
    }
    groups_.push_back(target.group);
  }
  first_group_.push_back(static_cast<std::uint32_t>(groups_.size()));
  std::size_t bits = std::clamp<std::size_t>(std::bit_ceil(blobs_.size() * 32), 1u << 16, 1u << 24);
  bit_mask_ = bits - 1;
  bitmap_.resize(bits / 64);
  table_.resize(std::bit_ceil(blobs_.size() * 4 + 4));
  for (std::uint32_t target = 0; target < blobs_.size(); ++target) {
    std::uint64_t key = head(blobs_[target].bytes.data());
    bitmap_[(key & bit_mask_) / 64] |= std::uint64_t{1} << (key % 64);
    std::size_t at = key >> 20 & (table_.size() - 1);
    while (table_[at] != 0) at = (at + 1) & (table_.size() - 1);
    table_[at] = target + 1;
  }
}

std::span<const std::uint32_t> TargetSet::groups(std::uint32_t target) const {
  return std::span(groups_).subspan(first_group_[target], first_group_[target + 1] - first_group_[target]);
}

std::optional<std::uint32_t> TargetSet::find(const std::uint8_t* id) const {
  std::uint64_t key = head(id);
  if ((bitmap_[(key & bit_mask_) / 64] >> (key % 64) & 1) == 0) return std::nullopt;
  for (std::size_t at = key >> 20 & (table_.size() - 1); table_[at] != 0; at = (at + 1) & (table_.size() - 1))
    if (store::same_id(blobs_[table_[at] - 1].bytes.data(), id, hash_)) return table_[at] - 1;
  return std::nullopt;
}

}  // namespace rummage::git::history
