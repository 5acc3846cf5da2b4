#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "triage/waiver.h"

namespace rummage::triage {

/// A comment in a text that waives findings on some of its lines.
struct Mark {
  Waiver waiver;                      ///< another scanner's mark waives `secret/*`
  std::uint32_t line = 0;             ///< where the comment stands, from 1
  std::uint32_t first = 0, last = 0;  ///< the lines it covers
  std::string syntax;                 ///< "rummage:ignore", "gitleaks:allow", ...
};

/// All marks of a text in the order of their lines. Ours: `# rummage:ignore RULE-ID[,RULE-ID] [-- reason]` behind a
/// comment's beginning (`#`, `//`, `--`, `;`, `/*`, `<!--`, `{{/*`); without a rule it waives all. At the end of its
/// line it covers that line; alone on a line the next one that is no such comment and, where that is a key of YAML, the
/// whole value of it. The other scanners' marks cover their line, or the next one where they say so: gitleaks:allow,
/// betterleaks:allow, trufflehog:ignore, kingfisher:ignore, ggignore, nosec, `pragma: allowlist secret` and
/// `pragma: allowlist nextline secret`. At most 10,000:
/// what comes after them waives nothing.
std::vector<Mark> marks_of(std::string_view text);

/// Suppresses the finding, which stands in the text that the marks are of, when one of them covers a line of its place
/// and speaks of its rule. True when it did.
bool apply_marks(findings::Finding& finding, const std::vector<Mark>& marks, const findings::Catalogue& catalogue);

}  // namespace rummage::triage
