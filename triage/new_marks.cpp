#include "triage/new_marks.h"

#include <algorithm>
#include <set>
#include <string>

namespace rummage::triage {
namespace {

using findings::Finding;

bool is_marked(const Finding& finding) {
  return finding.state == findings::State::suppressed &&
         (finding.suppressed_by.starts_with("inline mark") || finding.suppressed_by.starts_with("annotation"));
}

}  // namespace

std::vector<Place> judge_new_marks(std::vector<Finding>& head, const std::vector<Finding>& base, bool block) {
  std::set<std::string> marked_before;
  for (const Finding& finding : base)
    if (is_marked(finding)) marked_before.insert(finding.fingerprint);
  std::vector<Place> honoured;
  for (Finding& finding : head) {
    if (!is_marked(finding) || marked_before.contains(finding.fingerprint)) continue;
    if (!block && finding.confidence != findings::Confidence::high) {
      honoured.push_back(finding.place);
      continue;
    }
    finding.state = findings::State::fresh;
    finding.suppressed_by.clear();
  }
  std::sort(honoured.begin(), honoured.end());
  return honoured;
}

}  // namespace rummage::triage
