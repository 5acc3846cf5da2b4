#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "sarif/rule_text.h"
#include "sarif/sarif_parts.h"

namespace rummage::sarif {
namespace {

constexpr std::size_t description_limit = 1024;  // GitHub, shortDescription and fullDescription

/// `problem.severity`, which code scanning reads of rules that are not about security.
const char* problem_severity(findings::Severity severity) {
  const std::string_view level = grade(severity).level;
  return level == "note" ? "recommendation" : level == "warning" ? "warning" : "error";
}

/// The rule's tags, the most telling first, and its area.
Json tags_json(const findings::Rule& rule, const Profile& profile) {
  std::vector<std::string_view> tags(rule.tags.begin(), rule.tags.end());
  if (std::find(tags.begin(), tags.end(), "security") == tags.end()) tags.insert(tags.begin(), "security");
  if (std::find(tags.begin(), tags.end(), rule.area()) == tags.end()) tags.insert(tags.begin() + 1, rule.area());
  if (tags.size() > profile.tags) tags.resize(profile.tags);
  return Json(tags);
}

Json rule_json(const findings::Rule& rule, const std::vector<Taxonomy>& taxonomies, const Profile& profile) {
  const Grade rated = grade(rule.severity);
  Json json{{"id", rule.id},
            {"name", pascal_case(rule.id)},
            {"shortDescription", {{"text", cut(std::string(rule.title), description_limit)}}},
            {"fullDescription", {{"text", cut(description(rule), description_limit)}}},
            {"help", {{"text", help_text(rule)}, {"markdown", help_markdown(rule)}}}};
  if (!rule.references.empty()) json["helpUri"] = rule.references.front();
  json["defaultConfiguration"] = {{"level", rated.level}, {"rank", rated.rank}};
  json["properties"] = {{"tags", tags_json(rule, profile)},
                        {"precision", rule.precision.empty() ? "medium" : rule.precision},
                        {"problem.severity", problem_severity(rule.severity)},
                        {"security-severity", rated.security_severity}};
  if (Json relationships = relationships_json(rule, taxonomies); !relationships.empty())
    json["relationships"] = std::move(relationships);
  return json;
}

}  // namespace

Grade grade(findings::Severity severity) {
  constexpr std::array<Grade, 4> grades = {
      {{"note", "2.0", 20}, {"warning", "5.5", 55}, {"error", "8.0", 80}, {"error", "9.5", 95}}};
  return grades[static_cast<std::size_t>(severity)];
}

Json rules_json(const findings::Catalogue& catalogue, const std::vector<Taxonomy>& taxonomies, const Profile& profile) {
  Json json = Json::array();
  for (const findings::Rule& rule : catalogue.rules()) json.push_back(rule_json(rule, taxonomies, profile));
  return json;
}

}  // namespace rummage::sarif
