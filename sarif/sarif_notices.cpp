#include <algorithm>
#include <nlohmann/json.hpp>

#include "sarif/rule_text.h"
#include "sarif/sarif_message.h"
#include "sarif/sarif_parts.h"

namespace rummage::sarif {
namespace {

constexpr const char* cut_code = "report/notices-cut";

/// "helm/missing-dependency" -> "Helm: missing dependency".
std::string title(const std::string& code) {
  std::string out = code;
  std::replace(out.begin(), out.end(), '-', ' ');
  if (const std::size_t slash = out.find('/'); slash != std::string::npos) out.replace(slash, 1, ": ");
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

Json notification_json(const Notice& notice, std::size_t index) {
  Json json{{"descriptor", {{"id", notice.code}, {"index", index}}}, {"level", name(notice.level)}};
  json["message"] = {{"text", sentence(notice.message)}};
  if (!notice.path.empty()) {
    Place place;
    place.path = notice.path;
    place.line = notice.line;
    json["locations"] = Json::array({location_json(place)});
  }
  if (!notice.unit.empty()) json["properties"] = {{"unit", notice.unit}};
  return json;
}

/// The worst `limit` of the notices, in their order, and one more that says how many are left out.
std::vector<Notice> worst_of(const std::vector<Notice>& notices, std::size_t limit) {
  std::vector<Notice> worst;
  for (NoticeLevel level : {NoticeLevel::error, NoticeLevel::warning, NoticeLevel::note})
    for (const Notice& notice : notices)
      if (notice.level == level && worst.size() < limit) worst.push_back(notice);
  worst.push_back(
      {cut_code, NoticeLevel::warning,
       std::to_string(notices.size() - limit) + " more notices are not in this file; the json report has all of them",
       "", 0, ""});
  return worst;
}

const char* exit_meaning(int code) {
  switch (code) {
    case 0:
      return "nothing that the gate stops at, and everything asked for was read";
    case 1:
      return "findings that the gate stops at";
    case 3:
      return "incomplete: something could not be read";
    default:
      return "";
  }
}

}  // namespace

Told told_notices(const findings::Report& report, const std::vector<Notice>& more, const Profile& profile) {
  Told told{more, {}};
  told.notices.insert(told.notices.end(), report.notices.begin(), report.notices.end());
  if (told.notices.size() > profile.notifications) told.notices = worst_of(told.notices, profile.notifications);
  for (const Notice& notice : told.notices) told.codes.push_back(notice.code);
  std::sort(told.codes.begin(), told.codes.end());
  told.codes.erase(std::unique(told.codes.begin(), told.codes.end()), told.codes.end());
  return told;
}

Json notification_rules_json(const Told& told) {
  Json json = Json::array();
  for (const std::string& code : told.codes)
    json.push_back({{"id", code},
                    {"name", pascal_case(code)},
                    {"shortDescription", {{"text", title(code)}}},
                    {"fullDescription", {{"text", title(code) + ". Something was not read, rendered or decided."}}},
                    {"help", {{"text", "`rummage explain " + code + "` says what it means and what to do."}}}});
  return json;
}

Json invocations_json(const findings::Report& report, const Told& told) {
  Json invocation{{"executionSuccessful", true}, {"exitCode", report.exit_code}};
  if (const std::string_view meaning = exit_meaning(report.exit_code); !meaning.empty())
    invocation["exitCodeDescription"] = meaning;
  if (report.started_at.ends_with('Z')) invocation["startTimeUtc"] = report.started_at;
  invocation["toolExecutionNotifications"] = Json::array();
  for (const Notice& notice : told.notices) {
    const auto at = std::lower_bound(told.codes.begin(), told.codes.end(), notice.code);
    invocation["toolExecutionNotifications"].push_back(
        notification_json(notice, static_cast<std::size_t>(at - told.codes.begin())));
  }
  return Json::array({std::move(invocation)});
}

}  // namespace rummage::sarif
