#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "detectors/table.h"

namespace rummage::detectors {

/// Where a sequence stands, and the secret in it: byte offsets into the content.
struct Found {
  std::size_t begin = 0, end = 0;
  std::size_t secret_begin = 0, secret_end = 0;
};

/// Matches a sequence that begins exactly at `at`, the longest repeats first. `left`, `right`: word boundaries asked
/// for. Bounded work whatever the pattern.
std::optional<Found> match_at(const Table& table, const Sequence& sequence, std::string_view content, std::size_t at,
                              bool left, bool right);

/// Matches a sequence whose anchor literal stands at `literal`.
std::optional<Found> match_around(const Table& table, const Sequence& sequence, std::string_view content,
                                  std::size_t literal, bool left, bool right);

/// True when a word could begin at `at`: what stands before is no word character, or the end of an escape (`\n`,
/// `%3D`).
bool begins_word(std::string_view content, std::size_t at);

}  // namespace rummage::detectors
