#include "triage/gate.h"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

namespace rummage::triage {
namespace {

using findings::Severity;

/// "1.4" -> {1, 4}; what is no number counts as 0.
std::pair<int, int> version_of(std::string_view text) {
  int major = 0, minor = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), major);
  if (error == std::errc() && rest != text.data() + text.size())
    std::from_chars(rest + 1, text.data() + text.size(), minor);
  return {major, minor};
}

bool is_newer(const findings::Rule& rule, const std::string& since) {
  return !since.empty() && version_of(rule.since) > version_of(since);
}

Severity threshold(const Gate& gate, const findings::Finding& finding, std::string_view area) {
  if (gate.fail_on) return *gate.fail_on;
  if (const auto at = gate.by_environment.find(finding.environment); at != gate.by_environment.end()) return at->second;
  if (const auto cls = gate.classes.find(finding.environment); cls != gate.classes.end())
    if (const auto at = gate.by_environment.find(cls->second); at != gate.by_environment.end()) return at->second;
  if (const auto at = gate.by_area.find(std::string(area)); at != gate.by_area.end()) return at->second;
  return contract_threshold(area);
}

}  // namespace

Severity contract_threshold(std::string_view area) {
  if (area == "secret" || area == "sharing") return Severity::medium;
  if (area == "hygiene" || area == "config") return Severity::critical;
  return Severity::high;
}

bool stops_at(const Gate& gate, const findings::Finding& finding, const findings::Catalogue& catalogue) {
  const findings::Rule& rule = catalogue[finding.rule];
  if (finding.state != findings::State::fresh || is_newer(rule, gate.since)) return false;
  if (!gate.all_refs && !finding.on_head) return false;
  if (!gate.areas.empty() && std::find(gate.areas.begin(), gate.areas.end(), rule.area()) == gate.areas.end())
    return false;
  return rule.severity >= threshold(gate, finding, rule.area());
}

std::vector<std::string> gating(const Gate& gate, const std::vector<findings::Finding>& findings,
                                const findings::Catalogue& catalogue) {
  std::vector<std::string> stops;
  for (const findings::Finding& finding : findings)
    if (stops_at(gate, finding, catalogue)) stops.push_back(finding.fingerprint);
  return stops;
}

int exit_code(std::size_t stops, const std::vector<Notice>& notices, const Verdict& verdict) {
  if (stops && !verdict.exit_zero) return 1;
  return is_complete(notices) || verdict.incomplete_warns ? 0 : 3;
}

}  // namespace rummage::triage
