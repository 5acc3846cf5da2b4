#include "controlplane/audit_policy.h"

#include <array>

namespace rummage::controlplane {
namespace {

std::optional<AuditLevel> level_from(std::string_view text) {
  constexpr std::array<std::string_view, 4> names{"None", "Metadata", "Request", "RequestResponse"};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (text == names[i]) return static_cast<AuditLevel>(i);
  return std::nullopt;
}

// "secrets", "secrets/*", "*" (all resources and subresources).
bool names_resource(const yaml::Node& list, std::string_view resource) {
  if (list.size() == 0) return true;
  for (yaml::Node item : list.items())
    if (item.text() == resource || item.text() == "*") return true;
  return false;
}

}  // namespace

bool AuditRule::speaks_of(std::string_view group, std::string_view resource) const {
  const yaml::Node resources = node.find("resources");
  if (resources.size() == 0) return node.find("nonResourceURLs").size() == 0;
  for (yaml::Node entry : resources.items())
    if (entry.find("group").text() == group && names_resource(entry.find("resources"), resource)) return true;
  return false;
}

bool AuditRule::matches_all(std::string_view group, std::string_view resource) const {
  for (const char* condition : {"users", "userGroups", "verbs", "namespaces"})
    if (node.find(condition).size() > 0) return false;
  const yaml::Node resources = node.find("resources");
  if (resources.size() == 0) return speaks_of(group, resource);
  for (yaml::Node entry : resources.items())
    if (entry.find("group").text() == group && names_resource(entry.find("resources"), resource) &&
        entry.find("resourceNames").size() == 0)
      return true;
  return false;
}

std::vector<const AuditRule*> AuditPolicy::deciding(std::string_view group, std::string_view resource) const {
  std::vector<const AuditRule*> found;
  for (const AuditRule& rule : rules) {
    if (!rule.speaks_of(group, resource)) continue;
    found.push_back(&rule);
    if (rule.matches_all(group, resource)) break;
  }
  return found;
}

std::optional<AuditPolicy> audit_policy_of(const kubernetes::Object& object) {
  if (object.kind != "Policy" || object.group() != "audit.k8s.io") return std::nullopt;
  AuditPolicy policy{object.node.find("kind").content_span(), {}};
  for (yaml::Node node : object.node.find("rules").items()) {
    const yaml::Node written = node.find("level");
    if (const auto level = level_from(written.text())) policy.rules.push_back({*level, written.content_span(), node});
  }
  return policy;
}

}  // namespace rummage::controlplane
