#pragma once

#include <cstddef>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "findings/report.h"
#include "sarif/json_parts.h"
#include "sarif/options.h"

// The pieces of a SARIF 2.1.0 log (OASIS, sarif-v2.1.0-os). Section numbers in this room are those of that document.
namespace rummage::sarif {

/// For whom a log is written. The bounds are GitHub's; `portable` has the same for related places, which no viewer
/// shows beyond them, and none for the others.
struct Profile {
  bool github = false;
  std::size_t results = SIZE_MAX;        ///< of one run
  std::size_t notifications = SIZE_MAX;  ///< of one run
  std::size_t related = 100;             ///< of one result
  std::size_t flow_steps = 1000;         ///< of one flow
  std::size_t tags = SIZE_MAX;           ///< of one rule
};
Profile portable_profile();
Profile github_profile();

/// What code scanning calls a severity (contract, section 4).
struct Grade {
  const char* level;              ///< "error", "warning" or "note"
  const char* security_severity;  ///< "9.5"
  double rank;                    ///< 95
};
Grade grade(findings::Severity severity);

/// A taxonomy (CWE, CIS Kubernetes Benchmark, ...) and its entries that rules of this run name, sorted.
struct Taxonomy {
  std::string key;  ///< "CWE", or the part of Rule::mappings before the colon
  std::vector<std::string> taxa;
};
/// The taxonomies of all rules of a catalogue: CWE first, the others by key.
std::vector<Taxonomy> taxonomies_of(const findings::Catalogue& catalogue);
/// `run.taxonomies`.
Json taxonomies_json(const std::vector<Taxonomy>& taxonomies);
/// `driver.supportedTaxonomies`.
Json supported_taxonomies_json(const std::vector<Taxonomy>& taxonomies);
/// `relationships` of a rule.
Json relationships_json(const findings::Rule& rule, const std::vector<Taxonomy>& taxonomies);

/// `driver.rules`: all rules that ran, at their index in the catalogue.
Json rules_json(const findings::Catalogue& catalogue, const std::vector<Taxonomy>& taxonomies, const Profile& profile);

/// A `location` with a relative, percent-encoded address below %SRCROOT% and a region of one line with four numbers.
Json location_json(const Place& place);
/// A place as `artifactLocation`.
Json artifact_json(const std::string& path);

/// One `result`.
Json result_json(const findings::Finding& finding, const findings::Catalogue& catalogue, const Profile& profile,
                 const Options& options);

/// `driver.notifications` and `run.invocations` of the same notices.
struct Told {
  std::vector<Notice> notices;
  std::vector<std::string> codes;  ///< sorted, each once
};
/// The notices a log tells: those of the report and `more`, worst first when there are more than the profile takes.
Told told_notices(const findings::Report& report, const std::vector<Notice>& more, const Profile& profile);
Json notification_rules_json(const Told& told);
Json invocations_json(const findings::Report& report, const Told& told);

}  // namespace rummage::sarif
