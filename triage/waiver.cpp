#include "triage/waiver.h"

#include <algorithm>

namespace rummage::triage {
namespace {

constexpr std::size_t waiver_limit = 100;

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin));
}

}  // namespace

bool speaks_of(const Waiver& waiver, const findings::Finding& finding, const findings::Catalogue& catalogue) {
  const auto named = [&](findings::RuleIndex rule) { return findings::id_matches(waiver.rule, catalogue[rule].id); };
  return named(finding.rule) || std::any_of(finding.also.begin(), finding.also.end(), named);
}

std::vector<Waiver> annotation_waivers(std::string_view value) {
  std::vector<Waiver> waivers;
  while (!value.empty() && waivers.size() < waiver_limit) {
    const std::size_t end = std::min(value.find_first_of("\n;"), value.size());
    const std::string_view entry = value.substr(0, end);
    const std::size_t colon = std::min(entry.find(':'), entry.size());
    Waiver waiver{trimmed(entry.substr(0, colon)), trimmed(entry.substr(std::min(colon + 1, entry.size())))};
    if (!waiver.rule.empty()) waivers.push_back(std::move(waiver));
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return waivers;
}

bool apply_waivers(findings::Finding& finding, const std::vector<Waiver>& waivers, std::string_view by,
                   const findings::Catalogue& catalogue) {
  if (finding.state == findings::State::suppressed) return false;
  for (const Waiver& waiver : waivers) {
    if (!speaks_of(waiver, finding, catalogue)) continue;
    finding.state = findings::State::suppressed;
    finding.suppressed_by = std::string(by) + (waiver.reason.empty() ? "" : ": " + waiver.reason);
    return true;
  }
  return false;
}

}  // namespace rummage::triage
