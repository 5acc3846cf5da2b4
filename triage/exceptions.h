#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "findings/finding.h"
#include "findings/rule.h"

namespace rummage::triage {

/// One entry of `exceptions` (contract, section 5). Empty selectors match anything; at least one of them is set.
struct Exception {
  std::string rule;                 ///< glob of rule ids, of the finding's rule or one that saw the same
  std::string path;                 ///< glob (base/path_glob.h)
  std::string object;               ///< glob of "Kind/namespace/name", "Kind/name" without a namespace
  std::string field;                ///< glob of the JSON pointer in the object
  std::string fingerprint;          ///< the whole of it
  std::string reason = "accepted";  ///< test, false-positive, rotated, accepted
  std::string justification, approved_by;
  std::string expires;               ///< a date, "2027-01-31", the last day on which it holds; empty: never
  std::optional<std::uint16_t> tag;  ///< of the value: a new value at the place is new
  std::string file;                  ///< configuration file that it stands in
  std::uint32_t line = 0;            ///< and its line there, from 1
};

/// Why an exception is not valid: no selector, an unknown reason, no justification, `expires` missing for `accepted`,
/// or no date. The code is "config/bad-exception"; the message begins with file and line.
Status check(const Exception& exception);

/// True when every selector of the exception matches the finding. Expiry is not looked at.
bool matches(const Exception& exception, const findings::Finding& finding, const findings::Catalogue& catalogue);

/// Suppresses findings that a valid exception matches, in the order of the exceptions. `today`: "2026-11-25". Gives a
/// mark for each exception: how many findings it matched, suppressed or not.
std::vector<std::size_t> apply_exceptions(std::vector<findings::Finding>& findings,
                                          const std::vector<Exception>& exceptions, const std::string& today,
                                          const findings::Catalogue& catalogue);

/// Findings about exceptions that have expired (`config/expired-exception`) or that match nothing
/// (`config/unused-exception`), at their lines. `used` is what apply_exceptions gave. For a full scan only: what was
/// not read uses no exception. Rules that the catalogue lacks are not reported.
std::vector<findings::Finding> exception_findings(const std::vector<Exception>& exceptions,
                                                  const std::vector<std::size_t>& used, const std::string& today,
                                                  const findings::Catalogue& catalogue);

}  // namespace rummage::triage
