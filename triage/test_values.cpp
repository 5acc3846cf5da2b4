#include "triage/test_values.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

namespace rummage::triage {
namespace {

using findings::Finding;

using Point = std::tuple<std::string, std::uint32_t, std::uint32_t>;

Point point_of(const Place& place) {
  return {place.path, place.line, place.column};
}

void suppress(Finding& finding) {
  if (finding.state == findings::State::suppressed) return;
  finding.state = findings::State::suppressed;
  finding.suppressed_by = "test value of the configuration";
}

// The values are the related places; one that a chart renders stands at the first of them itself.
bool holds_only(const Finding& secret, const std::set<Point>& listed, const std::set<Point>& others) {
  const Point own = point_of(secret.place);
  if (secret.related.empty() ? !listed.contains(own) : others.contains(own) && !listed.contains(own)) return false;
  return std::all_of(secret.related.begin(), secret.related.end(),
                     [&](const findings::Step& step) { return listed.contains(point_of(step.place)); });
}

}  // namespace

void suppress_test_values(std::vector<Finding>& findings, const Credentials& credentials,
                          const findings::Catalogue& catalogue) {
  if (credentials.empty()) return;
  std::set<Point> listed, others;
  for (Finding& finding : findings) {
    if (finding.credential == 0) continue;
    const bool is_listed = credentials.contains(finding.credential);
    (is_listed ? listed : others).insert(point_of(finding.place));
    if (is_listed) suppress(finding);
  }
  const findings::RuleIndex plain = catalogue.find("hygiene/plain-secret");
  for (Finding& finding : findings)
    if (finding.rule == plain && holds_only(finding, listed, others)) suppress(finding);
}

}  // namespace rummage::triage
