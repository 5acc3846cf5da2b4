#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rummage::findings {

/// The identity of a finding over time: survives moved lines, reformatting, rebases and new overlays, and holds nothing
/// of a value (contract, section 3). Equal input gives equal output on every machine.
struct FingerprintParts {
  std::string_view rule;      ///< the word "secret" for `secret/` findings, else the rule's id
  std::string_view path;      ///< `.git/commit` without the id
  std::string_view position;  ///< object coordinates or key path as written; else the line with all values masked
  std::uint32_t ordinal = 0;  ///< among equal positions in the file, in document order
};

/// 32 hex digits: XXH3-128 of the parts, each closed by a zero byte.
std::string fingerprint(const FingerprintParts& parts);

}  // namespace rummage::findings
