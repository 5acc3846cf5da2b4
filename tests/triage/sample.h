#pragma once

#include "findings/finding.h"
#include "findings/rule.h"

namespace rummage::test {

/// One rule of each area, and two about exceptions: secret/token (critical), secret/password (medium), sharing/pair
/// (medium), rbac/reader (high), rbac/later (high, since 1.5), cluster/flag (medium), stores/wide (high), hygiene/env
/// (high), config/expired-exception (medium), config/unused-exception (low).
const findings::Catalogue& triage_catalogue();

/// A fresh finding of a rule at a path; `credential` 0 for a policy.
findings::Finding finding_of(std::string_view rule, const std::string& path, std::uint32_t line,
                             findings::CredentialId credential = 0);

}  // namespace rummage::test
