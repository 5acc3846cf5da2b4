#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "sarif/sarif_parts.h"
#include "sarif/writers.h"

namespace rummage::sarif {
namespace {

using findings::Finding;
using findings::Report;

std::vector<const Finding*> wanted(const Report& report, const Profile& profile) {
  std::vector<const Finding*> results;
  for (const Finding& finding : report.findings)
    if (!profile.github || finding.state != findings::State::suppressed) results.push_back(&finding);
  return results;
}

/// Keeps the worst results, in their order, and says how many are left out.
std::vector<Notice> keep_worst(std::vector<const Finding*>& results, const Report& report, std::size_t limit) {
  if (results.size() <= limit) return {};
  const auto rank = [&](const Finding* it) { return -static_cast<int>((*report.catalogue)[it->rule].severity); };
  std::sort(results.begin(), results.end(),
            [&](const Finding* a, const Finding* b) { return std::pair(rank(a), a) < std::pair(rank(b), b); });
  const std::size_t rest = results.size() - limit;
  results.resize(limit);
  return {{"report/results-cut", NoticeLevel::warning,
           std::to_string(rest) + " more results are not in this file: GitHub takes " + std::to_string(limit) +
               " of a run. The worst are here; the json report has all of them",
           "", 0, ""}};
}

Json driver_json(const Report& report, const std::vector<Taxonomy>& taxonomies, const Told& told,
                 const Profile& profile) {
  Json driver{{"name", "Rummage"}, {"version", report.version}, {"semanticVersion", report.version}};
  driver["rules"] = rules_json(*report.catalogue, taxonomies, profile);
  driver["notifications"] = notification_rules_json(told);
  if (!taxonomies.empty()) driver["supportedTaxonomies"] = supported_taxonomies_json(taxonomies);
  return Json{{"driver", std::move(driver)}};
}

/// All members of the run but its results, in the order in which they are written after them.
Json run_json(const Report& report, const Told& told, const std::vector<Taxonomy>& taxonomies, const Options& options) {
  Json run = Json::object();
  run["invocations"] = invocations_json(report, told);
  if (!taxonomies.empty()) run["taxonomies"] = taxonomies_json(taxonomies);
  if (!options.category.empty())
    run["automationDetails"] = {{"id", options.category + (options.category.ends_with('/') ? "" : "/")}};
  run["originalUriBaseIds"] = {{"%SRCROOT%", {{"description", {{"text", "The root of what was scanned"}}}}}};
  run["redactionTokens"] = {"[REDACTED]", "****"};
  run["properties"] = {{"scope", scope_json(report.scope)}, {"counts", counts_json(report.counts)}};
  return run;
}

bool has_known(const std::vector<const Finding*>& results) {
  return std::any_of(results.begin(), results.end(),
                     [](const Finding* it) { return it->state == findings::State::known; });
}

void append_results(std::string& out, const std::vector<const Finding*>& results, const Report& report,
                    const Profile& profile, const Options& options) {
  const bool compared = !profile.github && has_known(results);
  out += "\"results\":[";
  const char* separator = "\n";
  for (const Finding* finding : results) {
    Json result = result_json(*finding, *report.catalogue, profile, options);
    if (compared) result["baselineState"] = finding->state == findings::State::known ? "unchanged" : "new";
    out += separator + dump(result);
    separator = ",\n";
  }
  out += results.empty() ? "]" : "\n]";
}

// One result a line: the log reads and compares well, and only one result at a time is held as a tree.
void write_log(const Report& report, const Options& options, const Profile& profile, std::string& out) {
  std::vector<const Finding*> results = wanted(report, profile);
  const Told told = told_notices(report, keep_worst(results, report, profile.results), profile);
  const std::vector<Taxonomy> taxonomies = taxonomies_of(*report.catalogue);
  out += "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\n";
  out += "\"tool\":" + dump(driver_json(report, taxonomies, told, profile)) + ",\n\"columnKind\":\"utf16CodeUnits\",\n";
  append_results(out, results, report, profile, options);
  const Json run = run_json(report, told, taxonomies, options);
  for (const auto& [key, value] : run.items()) out += ",\n\"" + key + "\":" + dump(value);
  out += "\n}]}\n";
}

}  // namespace

Profile portable_profile() {
  return {};
}

Profile github_profile() {
  Profile profile;
  profile.github = true;
  profile.results = 25000;
  profile.notifications = 1000;
  profile.tags = 10;
  return profile;
}

void write_sarif(const Report& report, const Options& options, std::string& out) {
  write_log(report, options, portable_profile(), out);
}

void write_sarif_github(const Report& report, const Options& options, std::string& out) {
  write_log(report, options, github_profile(), out);
}

}  // namespace rummage::sarif
