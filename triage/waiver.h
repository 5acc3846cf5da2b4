#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "findings/finding.h"
#include "findings/rule.h"

namespace rummage::triage {

/// Who said that a rule need not be reported, and why.
struct Waiver {
  std::string rule;    ///< glob of rule ids
  std::string reason;  ///< may be empty
  bool operator==(const Waiver&) const = default;
};

/// True when the waiver's glob is that of the finding's rule or of one that saw the same.
bool speaks_of(const Waiver& waiver, const findings::Finding& finding, const findings::Catalogue& catalogue);

/// The value of an object's annotation `rummage.dev/ignore`: "RULE-ID: reason", several on lines of their own or behind
/// `;`. At most 100; a rule without a reason is taken too.
std::vector<Waiver> annotation_waivers(std::string_view value);

/// Suppresses the finding when one of the waivers speaks of it and it is not suppressed yet; `by` says by what:
/// "annotation". True when it did.
bool apply_waivers(findings::Finding& finding, const std::vector<Waiver>& waivers, std::string_view by,
                   const findings::Catalogue& catalogue);

}  // namespace rummage::triage
