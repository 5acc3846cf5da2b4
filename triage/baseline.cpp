#include "triage/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/keyed_hash.h"

namespace rummage::triage {
namespace {

using findings::Finding;

std::optional<std::uint16_t> tag_of(const Finding& finding) {
  if (finding.credential == 0) return std::nullopt;
  return static_cast<std::uint16_t>(finding.value_tag & 0xFFF);
}

using Identity = std::pair<std::string, std::optional<std::uint16_t>>;

void sort_entries(std::vector<BaselineEntry>& entries) {
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
}

}  // namespace

Baseline new_baseline() {
  const Mac random = KeyedHash::random().mac("baseline-salt", "");
  Baseline baseline;
  for (const std::uint8_t byte : random) baseline.salt += fmt::format("{:02x}", byte);
  return baseline;
}

void update(Baseline& baseline, const std::vector<Finding>& findings, const findings::Catalogue& catalogue) {
  std::map<std::string, BaselineEntry> found;
  for (const Finding& finding : findings)
    if (finding.state != findings::State::suppressed)
      found[finding.fingerprint] = {finding.fingerprint, std::string(catalogue[finding.rule].id), finding.place.path,
                                    tag_of(finding)};
  std::erase_if(baseline.entries, [&](const BaselineEntry& it) { return found.contains(it.fingerprint); });
  for (auto& [fingerprint, entry] : found) baseline.entries.push_back(std::move(entry));
  sort_entries(baseline.entries);
}

std::size_t prune(Baseline& baseline, const std::vector<Finding>& findings) {
  std::set<Identity> standing;
  for (const Finding& finding : findings) standing.emplace(finding.fingerprint, tag_of(finding));
  return std::erase_if(baseline.entries,
                       [&](const BaselineEntry& it) { return !standing.contains({it.fingerprint, it.tag}); });
}

std::size_t apply_baseline(std::vector<Finding>& findings, const Baseline& baseline) {
  std::set<Identity> known;
  for (const BaselineEntry& entry : baseline.entries) known.emplace(entry.fingerprint, entry.tag);
  std::size_t count = 0;
  for (Finding& finding : findings) {
    if (finding.state != findings::State::fresh || !known.contains({finding.fingerprint, tag_of(finding)})) continue;
    finding.state = findings::State::known;
    ++count;
  }
  return count;
}

}  // namespace rummage::triage
