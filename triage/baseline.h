#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "findings/finding.h"
#include "findings/rule.h"

namespace rummage::triage {

/// What is known: identity of a finding, and 12 bits of its value under the file's salt.
struct BaselineEntry {
  std::string fingerprint;           ///< 32 hex digits
  std::string rule, path;            ///< for whoever reads the file; never compared
  std::optional<std::uint16_t> tag;  ///< absent where there is no credential
  auto operator<=>(const BaselineEntry&) const = default;
};

/// `.rummage.baseline.json`. Holds no value, no line number and no time.
struct Baseline {
  std::string salt;                    ///< 32 hex digits, random; the key of all tags
  std::vector<BaselineEntry> entries;  ///< sorted, each once
};

/// An empty baseline with a new random salt.
Baseline new_baseline();

/// Reads a baseline. Order and repetition of entries do not matter, so that a merge by union of lines is a baseline.
/// Error "config/bad-baseline": no JSON, another version, an entry of another shape. At most 64 MiB.
Result<Baseline> read_baseline(std::string_view text);

/// One line for each entry, sorted by fingerprint: two branches that add entries rarely touch the same lines, and
/// never the last one.
std::string write_baseline(const Baseline& baseline);

/// Adds what is found and not suppressed, and renews the tags of what stands there. Findings carry tags under the
/// baseline's salt.
void update(Baseline& baseline, const std::vector<findings::Finding>& findings, const findings::Catalogue& catalogue);

/// Drops entries that are no longer found with their value. Gives how many.
std::size_t prune(Baseline& baseline, const std::vector<findings::Finding>& findings);

/// Makes fresh findings known whose fingerprint and tag are in the baseline. Gives how many.
std::size_t apply_baseline(std::vector<findings::Finding>& findings, const Baseline& baseline);

}  // namespace rummage::triage
