#include <algorithm>
#include <map>
#include <tuple>

#include "engine/stages/stages.h"

// The final order, group numbers and counts: everything that must not depend on threads or on the layout of packs.
namespace rummage::engine {
namespace {

using findings::Finding;

void order(const Run& run, std::vector<Finding>& findings) {
  auto rank = [&](const Finding& finding) {
    return std::make_tuple(-static_cast<int>(run.catalogue[finding.rule].severity),
                           -static_cast<int>(finding.confidence), !finding.in_head);
  };
  auto place = [](const Finding& f) {
    return std::tie(f.place.path, f.place.line, f.place.column, f.rule, f.fingerprint, f.message);
  };
  std::sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) {
    const auto ra = rank(a), rb = rank(b);
    return ra != rb ? ra < rb : place(a) < place(b);
  });
}

// Numbered by first place in the report, so that the numbers say nothing about the run's key.
void number_groups(std::vector<Finding>& findings) {
  std::map<findings::CredentialId, std::string> groups;
  for (Finding& finding : findings) {
    if (finding.credential == 0) continue;
    auto [group, fresh] = groups.try_emplace(finding.credential);
    if (fresh) group->second = "c" + std::to_string(groups.size());
    finding.group = group->second;
  }
}

void order_notices(std::vector<Notice>& notices) {
  std::sort(notices.begin(), notices.end(), [](const Notice& a, const Notice& b) {
    return std::tuple(-static_cast<int>(a.level), std::tie(a.code, a.path, a.line, a.message, a.unit)) <
           std::tuple(-static_cast<int>(b.level), std::tie(b.code, b.path, b.line, b.message, b.unit));
  });
  notices.erase(std::unique(notices.begin(), notices.end()), notices.end());
}

}  // namespace

void report(Run& run, State& state) {
  order(run, state.findings);
  number_groups(state.findings);
  order_notices(state.notices);
}

}  // namespace rummage::engine
