#include "triage/compare.h"

#include <set>
#include <string>
#include <utility>

namespace rummage::triage {
namespace {

using findings::Finding;
using Identity = std::pair<std::string, findings::CredentialId>;

int rank_of(const EnvironmentRanks& ranks, const std::string& environment) {
  const auto at = ranks.find(environment);
  return at == ranks.end() ? 0 : at->second;
}

/// Old places of credentials that head no longer has: rank of the environment there, by credential and kind of rule.
class Vacated {
 public:
  Vacated(const std::vector<Finding>& base, const std::vector<Finding>& head, const EnvironmentRanks& ranks)
      : ranks_(ranks) {
    std::set<std::string> standing;
    for (const Finding& finding : head) standing.insert(finding.fingerprint);
    for (const Finding& finding : base)
      if (finding.credential && !standing.contains(finding.fingerprint))
        places_[key(finding)].insert(rank_of(ranks, finding.environment));
  }

  /// Takes the least of the old places that is no lower than where `finding` stands.
  bool take(const Finding& finding) {
    const auto at = places_.find(key(finding));
    if (finding.credential == 0 || at == places_.end()) return false;
    const auto place = at->second.lower_bound(rank_of(ranks_, finding.environment));
    if (place == at->second.end()) return false;
    at->second.erase(place);
    return true;
  }

 private:
  // Rules of one area tell of the same credential in the same way whichever of them names it; policies differ by rule.
  static Identity key(const Finding& finding) {
    return {finding.redacted.empty() ? std::to_string(finding.rule) : "secret", finding.credential};
  }

  const EnvironmentRanks& ranks_;
  std::map<Identity, std::multiset<int>> places_;
};

}  // namespace

std::size_t mark_known(std::vector<Finding>& head, const std::vector<Finding>& base, const EnvironmentRanks& ranks) {
  std::set<Identity> had;
  for (const Finding& finding : base) had.emplace(finding.fingerprint, finding.credential);
  Vacated vacated(base, head, ranks);
  std::size_t known = 0;
  for (Finding& finding : head) {
    if (finding.state != findings::State::fresh) continue;
    if (!had.contains({finding.fingerprint, finding.credential}) && !vacated.take(finding)) continue;
    finding.state = findings::State::known;
    ++known;
  }
  return known;
}

}  // namespace rummage::triage
