#include "detectors/inspect/inspect.h"

#include <algorithm>
#include <tuple>

#include "detectors/inspect/object.h"

namespace rummage::detectors {
namespace {

auto order(const LeafMatch& match) {
  return std::tuple(match.span, -static_cast<int>(match.specificity), match.rule, match.canonical);
}

/// In the order of the text, each once; what stands inside something that proves its own form is dropped.
void tidy(std::vector<LeafMatch>& matches) {
  std::sort(matches.begin(), matches.end(), [](const LeafMatch& a, const LeafMatch& b) { return order(a) < order(b); });
  std::vector<LeafMatch> kept;
  for (LeafMatch& match : matches) {
    const LeafMatch* last = kept.empty() ? nullptr : &kept.back();
    bool same = last != nullptr && last->span == match.span && last->rule == match.rule;
    bool inside = last != nullptr && last->specificity >= 3 && last->specificity > match.specificity &&
                  last->span.contains(match.span) && last->canonical != match.canonical;
    if (!same && !inside) kept.push_back(std::move(match));
  }
  matches = std::move(kept);
}

void tidy(std::vector<Settled>& settled) {
  auto key = [](const Settled& s) { return std::tuple(s.span, s.why, !s.final); };
  std::sort(settled.begin(), settled.end(), [&](const Settled& a, const Settled& b) { return key(a) < key(b); });
  auto same = [](const Settled& a, const Settled& b) { return a.span == b.span && a.why == b.why; };
  settled.erase(std::unique(settled.begin(), settled.end(), same), settled.end());
}

}  // namespace

Inspection inspect_object(const kubernetes::Object& object, const InspectContext& context) {
  Inspection result;
  result.object = {
      std::string(object.api_version), std::string(object.kind), std::string(object.ns), std::string(object.name), {}};
  Scope scope{context, result};
  inspect_fields(scope, object);
  tidy(result.matches);
  tidy(result.settled);
  return result;
}

std::vector<Inspection> inspect_document(const yaml::Document& document, const InspectContext& context) {
  std::vector<Inspection> all;
  for (const kubernetes::Object& object : kubernetes::objects_of(document, 0)) {
    all.push_back(inspect_object(object, context));
  }
  return all;
}

}  // namespace rummage::detectors
