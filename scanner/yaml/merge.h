#pragma once

#include <cstdint>

#include "yaml/arena.h"
#include "yaml/data.h"
#include "yaml/scalar.h"

namespace rummage::yaml {

enum class MergeOutcome : std::uint8_t { done, not_a_map, too_many };

/// True when one of the written keys is `<<`.
bool has_merge_key(const detail::Children& children);

/// Fills `read` with what the mapping means. yaml.v2 applies entries and merges in the order they are written, the
/// later one wins; under yaml.v3 a written entry wins over any merged one. In a list of mappings the first wins. Adds
/// the merged entries to `merged` and stops when it passes `limit`.
MergeOutcome apply_merges(detail::Children& children, Dialect dialect, Arena& arena, std::uint64_t limit,
                          std::uint64_t& merged);

/// The second of two equal scalar keys, the first such in order; null when there is none. `<<` counts.
const detail::NodeData* find_duplicate(const detail::Children& children);

}  // namespace rummage::yaml
