#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/notice.h"
#include "findings/finding.h"
#include "findings/rule.h"

namespace rummage::triage {

/// At what the gate stops (contract, section 2). Absent values leave the contract's thresholds.
struct Gate {
  std::optional<findings::Severity> fail_on;                 ///< --fail-on: one threshold for all
  std::map<std::string, findings::Severity> by_area;         ///< "rbac" -> high
  std::map<std::string, findings::Severity> by_environment;  ///< environment or class -> threshold there
  std::map<std::string, std::string> classes;                ///< environment -> "prod", "stage", "test", "dev", "ci"
  std::string since;      ///< rules that are newer than this version are reported and do not count; empty: none is
  bool all_refs = false;  ///< also what HEAD's history does not hold: `git`, `--fail-on-refs all`
  std::vector<std::string> areas;  ///< only these count; empty: all (pre-commit: secret, sharing)
};

/// The least severity that the gate stops at in an area, when nothing is configured.
findings::Severity contract_threshold(std::string_view area);

/// True when the gate stops at this finding. Known and suppressed ones never count.
bool stops_at(const Gate& gate, const findings::Finding& finding, const findings::Catalogue& catalogue);

/// Fingerprints of the findings that the gate stops at, in their order.
std::vector<std::string> gating(const Gate& gate, const std::vector<findings::Finding>& findings,
                                const findings::Catalogue& catalogue);

/// How findings and notices become an exit code.
struct Verdict {
  bool exit_zero = false;         ///< --exit-zero: findings do not count
  bool incomplete_warns = false;  ///< --incomplete=warn: an error notice does not count
};
/// 1 when the gate stops at `stops` > 0 findings, else 3 when a notice is an error, else 0.
int exit_code(std::size_t stops, const std::vector<Notice>& notices, const Verdict& verdict);

}  // namespace rummage::triage
