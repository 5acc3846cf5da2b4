#include <fmt/format.h>

#include <algorithm>

#include "access/api_resources.h"
#include "policies/rbac/evidence.h"
#include "policies/rbac/pattern.h"
#include "policies/rbac/rbac.h"

namespace rummage::policies::rbac {
namespace {

using access::Grant;
using kubernetes::Element;
using kubernetes::PolicyRule;

const Element* star(const std::vector<Element>& list) {
  auto found = std::find_if(list.begin(), list.end(), [](const Element& element) { return element.text == "*"; });
  return found == list.end() ? nullptr : &*found;
}

/// Groups that Kubernetes does not serve: an operator's own resources.
bool is_custom(const PolicyRule& rule) {
  return !rule.api_groups.empty() &&
         std::none_of(rule.api_groups.begin(), rule.api_groups.end(),
                      [](const Element& group) { return group.text == "*" || access::is_builtin_group(group.text); });
}

void report(const Case& role, Reporter& reporter, std::string_view id, const Place& place) {
  reporter.report(id, *role.node.role.object, draft_of(role, place, role.holders));
}

bool cluster_wide(const Case& role) {
  return role.node.role.cluster && (role.holders.empty() || role.holders.front()->cluster);
}

/// At most four of the list, in words; `all` for `*` and `none` for the empty text.
std::string words(const std::vector<Element>& list, std::string_view all, std::string_view none) {
  std::vector<std::string_view> texts;
  for (const Element& element : list) {
    if (element.text == "*") return std::string(all);
    if (texts.size() < 4) texts.push_back(element.text.empty() ? none : element.text);
  }
  if (list.size() > texts.size()) texts.push_back("more");
  return listed(texts);
}

std::string what(const PolicyRule& rule) {
  return fmt::format("{} on {} of {}", words(rule.verbs, "every verb", "no verb"),
                     words(rule.resources, "every resource", "no resource"),
                     words(rule.api_groups, "every API group", "the core group"));
}

/// The first resource that is named, where some list beside has the star.
void report_named(const Case& role, Reporter& reporter, std::string_view id, const PolicyRule& rule) {
  if (!rule.resources.empty()) report(role, reporter, id, {rule, "resources", {&rule.resources.front()}, what(rule)});
}

void judge_resources(const Case& role, const PolicyRule& rule, Reporter& reporter) {
  const Element* resource = star(rule.resources);
  const char* narrow = "rbac/wildcard-custom-group";
  if (is_everything(rule) || is_superuser(rule))
    report(role, reporter, cluster_wide(role) ? "rbac/wildcard-all" : "rbac/wildcard-all-namespace",
           {rule, "resources", {resource}, what(rule)});
  else if (resource != nullptr)
    report(role, reporter, is_custom(rule) ? narrow : "rbac/wildcard-resources",
           {rule, "resources", {resource}, what(rule)});
  else if (star(rule.verbs) != nullptr)
    report_named(role, reporter, is_custom(rule) ? narrow : "rbac/wildcard-verbs", rule);
  else if (star(rule.api_groups) != nullptr)
    report_named(role, reporter, "rbac/wildcard-groups", rule);
}

void judge_urls(const Case& role, const PolicyRule& rule, Reporter& reporter) {
  const std::vector<PolicyRule>& rules = role.node.role.rules;
  bool everything = std::any_of(rules.begin(), rules.end(), is_everything);
  const Element* url = star(rule.non_resource_urls);
  if (role.node.role.cluster && url != nullptr && !everything)
    report(role, reporter, "rbac/wildcard-urls", {rule, "nonResourceURLs", {url}, "every path of the API server"});
}

}  // namespace

void judge_wildcards(const Input& input, Reporter& reporter) {
  for (const Case& role : cases_of(input))
    for (const PolicyRule& rule : role.node.role.rules) {
      judge_resources(role, rule, reporter);
      judge_urls(role, rule, reporter);
    }
}

}  // namespace rummage::policies::rbac
