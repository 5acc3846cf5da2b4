#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/content_id.h"
#include "git/history/attribution.h"

namespace rummage::git::history {

/// The blobs asked for, numbered by id, each with its groups. Made for being asked millions of times about blobs that
/// are not in it: a bitmap over the first bits of the ids answers most questions.
class TargetSet {
 public:
  /// `hash` names the blobs that `find` will be asked for.
  TargetSet(std::vector<Target> targets, HashKind hash);

  std::uint32_t size() const { return static_cast<std::uint32_t>(blobs_.size()); }
  const ContentId& blob(std::uint32_t target) const { return blobs_[target]; }
  /// The groups of a blob, ascending.
  std::span<const std::uint32_t> groups(std::uint32_t target) const;
  /// The number of the blob with this raw id.
  std::optional<std::uint32_t> find(const std::uint8_t* id) const;

 private:
  HashKind hash_;
  std::vector<ContentId> blobs_;
  std::vector<std::uint32_t> first_group_, groups_, table_;
  std::vector<std::uint64_t> bitmap_;
  std::uint64_t bit_mask_ = 0;
};

}  // namespace rummage::git::history
