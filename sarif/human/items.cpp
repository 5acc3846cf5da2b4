#include "sarif/human/items.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "sarif/json_parts.h"

namespace rummage::sarif {
namespace {

using findings::Finding;
using findings::Report;

bool is_about_a_credential(std::string_view area) {
  return area == "secret" || area == "sharing";
}

/// What findings of one item have in common.
std::string key_of(const Finding& finding, std::string_view area) {
  if (is_about_a_credential(area)) return "c " + (finding.group.empty() ? finding.fingerprint : finding.group);
  const std::string what = area == "rbac" ? "p " : "s ";
  const findings::ObjectRef& object = finding.object;
  if (object.empty()) return what + finding.place.path;
  return what + object.kind + '\0' + object.ns + '\0' + object.name + '\0' + finding.environment;
}

int rank_of(const Finding& finding) {
  if (finding.in_head) return 0;
  switch (finding.status) {
    case findings::Status::none:
    case findings::Status::live:
      return 1;
    case findings::Status::replaced:
      return 2;
    case findings::Status::removed:
      return 3;
  }
  return 1;
}

Section section_of(const Item& item, std::string_view area) {
  if (is_about_a_credential(area)) return item.rank >= 2 ? Section::history : Section::credentials;
  return area == "rbac" ? Section::permissions : Section::settings;
}

/// Completes an item of which only the findings are set, and brings the one that names it to the front: of a credential
/// the finding of the detector, not the one about sharing.
void complete(Item& item, const Report& report) {
  const findings::Catalogue& catalogue = *report.catalogue;
  const auto order = [&](const Finding* it) {
    const bool sharing = catalogue[it->rule].area() == "sharing";
    return std::tuple(sharing, -static_cast<int>(catalogue[it->rule].severity), rank_of(*it), it);
  };
  item.position = static_cast<std::size_t>(item.findings.front() - report.findings.data());
  std::sort(item.findings.begin(), item.findings.end(),
            [&](const Finding* a, const Finding* b) { return order(a) < order(b); });
  item.rank = 3;
  for (const Finding* finding : item.findings) {
    item.severity = std::max(item.severity, catalogue[finding->rule].severity);
    item.rank = std::min(item.rank, rank_of(*finding));
  }
  item.section = section_of(item, catalogue[item.findings.front()->rule].area());
}

}  // namespace

std::vector<Item> items_of(const Report& report, const Options& options) {
  std::map<std::string, Item> by_key;
  for (const Finding& finding : report.findings)
    if (is_shown(finding, options))
      by_key[key_of(finding, (*report.catalogue)[finding.rule].area())].findings.push_back(&finding);
  std::vector<Item> items;
  for (auto& [key, item] : by_key) {
    complete(item, report);
    items.push_back(std::move(item));
  }
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return std::tuple(-static_cast<int>(a.severity), a.rank, a.position) <
           std::tuple(-static_cast<int>(b.severity), b.rank, b.position);
  });
  return items;
}

}  // namespace rummage::sarif
