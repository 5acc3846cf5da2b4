#include "sarif/standing.h"

#include <algorithm>
#include <string_view>

namespace rummage::sarif {
namespace {

bool is_stash(std::string_view ref) {
  return ref == "refs/stash" || ref.starts_with("stash@{");
}

}  // namespace

std::string standing_text(const findings::Finding& finding) {
  if (finding.in_head) return "";
  if (finding.reachable) {
    const auto& refs = finding.refs;
    if (refs.empty() || !std::all_of(refs.begin(), refs.end(), is_stash)) return "";
    return "in a stash (" + (refs.front() == "refs/stash" ? "stash@{0}" : refs.front()) + ")";
  }
  if (finding.held_by.empty()) return "unreachable, gone after git gc";
  if (finding.held_by.starts_with("the ")) return "only in " + finding.held_by;
  return "only " + finding.held_by + " leads there";
}

bool is_said_by_head(const findings::Finding& finding) {
  return finding.on_head && finding.place.path.starts_with(".git/commit/");
}

}  // namespace rummage::sarif
