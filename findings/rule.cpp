#include "findings/rule.h"

#include <algorithm>

namespace rummage::findings {

Catalogue::Catalogue(std::vector<Rule> rules) : rules_(std::move(rules)) {
  std::sort(rules_.begin(), rules_.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
}

RuleIndex Catalogue::find(std::string_view id) const {
  auto at = std::lower_bound(rules_.begin(), rules_.end(), id,
                             [](const Rule& rule, std::string_view wanted) { return rule.id < wanted; });
  if (at == rules_.end() || at->id != id) return no_rule;
  return static_cast<RuleIndex>(at - rules_.begin());
}

// Linear in the product of the lengths: on a mismatch only the last `*` is widened.
bool id_matches(std::string_view glob, std::string_view id) {
  std::size_t g = 0, i = 0, star = std::string_view::npos, resume = 0;
  while (i < id.size()) {
    if (g < glob.size() && (glob[g] == '?' || glob[g] == id[i])) {
      ++g, ++i;
    } else if (g < glob.size() && glob[g] == '*') {
      star = g++, resume = i;
    } else if (star != std::string_view::npos) {
      g = star + 1, i = ++resume;
    } else {
      return false;
    }
  }
  while (g < glob.size() && glob[g] == '*') ++g;
  return g == glob.size();
}

}  // namespace rummage::findings
