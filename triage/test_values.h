#pragma once

#include <unordered_set>
#include <vector>

#include "findings/finding.h"

namespace rummage::triage {

using Credentials = std::unordered_set<findings::CredentialId>;

/// Suppresses what is said of credentials that are none (`test_values`, contract, section 5): every finding about one
/// of them, and `hygiene/plain-secret` of an object all of whose values in clear are such ones. Findings below the
/// wanted confidence must still be there: they say what the values are.
void suppress_test_values(std::vector<findings::Finding>& findings, const Credentials& credentials,
                          const findings::Catalogue& catalogue);

}  // namespace rummage::triage
