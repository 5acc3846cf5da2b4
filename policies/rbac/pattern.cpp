#include "policies/rbac/pattern.h"

#include <algorithm>
#include <array>

#include "access/api_resources.h"
#include "access/rule_match.h"
#include "findings/builtin_rules.h"

namespace rummage::policies::rbac {
namespace {

using findings::Datum;
using kubernetes::Element;
using kubernetes::PolicyRule;

std::vector<std::string_view> texts(const Datum* list) {
  std::vector<std::string_view> all;
  if (list == nullptr) return all;
  for (const Datum& item : list->children) all.push_back(item.text);
  return all;
}

Power power_of(const Datum& datum) {
  Power power{texts(datum.find("groups")), texts(datum.find("resources")), texts(datum.find("verbs"))};
  if (power.groups.empty()) power.groups.push_back("");
  return power;
}

std::vector<Power> powers_of(const Datum* list) {
  std::vector<Power> powers;
  if (list == nullptr) return powers;
  for (const Datum& item : list->children) powers.push_back(power_of(item));
  return powers;
}

bool has_group(const PolicyRule& rule, const Power& power) {
  return std::any_of(power.groups.begin(), power.groups.end(),
                     [&](std::string_view group) { return access::group_matches(rule, group); });
}

/// Lives in namespaces in one of the power's groups, or nobody knows.
bool is_namespaced(const Power& power, std::string_view resource) {
  std::vector<access::ApiResource> known = access::api_resources(resource);
  return std::any_of(power.groups.begin(), power.groups.end(), [&](std::string_view group) {
    if (!access::is_builtin_group(group)) {
      const schema::Resource* custom = schema::resource_of_plural(group, resource);
      return custom == nullptr || custom->scope == schema::Scope::namespaced;
    }
    return std::any_of(known.begin(), known.end(), [&](const access::ApiResource& row) {
      return row.group == group && row.scope == schema::Scope::namespaced;
    });
  });
}

template <class T>
void add_once(std::vector<T>& list, T item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

void add_granted(const PolicyRule& rule, const Power& power, Granted& out) {
  if (!has_group(rule, power)) return;
  std::vector<std::string_view> verbs;
  for (std::string_view verb : power.verbs)
    if (access::verb_matches(rule, verb)) verbs.push_back(verb);
  if (verbs.empty()) return;
  for (std::string_view resource : power.resources)
    if (const Element* element = access::matching_resource(rule, resource, access::subresource_of(resource))) {
      add_once(out.resources, element);
      if (element->text.find('*') != std::string_view::npos) add_once(out.meant, resource);
      out.namespaced = out.namespaced || is_namespaced(power, resource);
    }
  if (out.resources.empty()) return;
  for (std::string_view verb : verbs) add_once(out.verbs, verb);
}

bool names_fit(const PolicyRule& rule, const Pattern& pattern) {
  if (pattern.limit == NameLimit::unlimited) return rule.resource_names.empty();
  if (pattern.limit == NameLimit::any) return true;
  return std::any_of(rule.resource_names.begin(), rule.resource_names.end(), [&](const Element& name) {
    return std::find(pattern.names.begin(), pattern.names.end(), name.text) != pattern.names.end();
  });
}

bool is_true(const Datum* flag) {
  return flag != nullptr && flag->text == "true";
}

/// `*` among the resources of all groups or of the core group says what the rule is about: everything.
bool is_broad(const PolicyRule& rule, const Element& resource) {
  return resource.text == "*" && (contains(rule.api_groups, "*") || contains(rule.api_groups, ""));
}

std::vector<Pattern> read_patterns() {
  std::vector<Pattern> all;
  for (const findings::Rule& rule : findings::builtin_rules())
    if (const Datum& match = findings::builtin_match(rule.id); rule.area() == "rbac" && match.find("grants") != nullptr)
      all.push_back(pattern_of(rule.id, match));
  return all;
}

}  // namespace

Pattern pattern_of(std::string_view rule, const Datum& match) {
  Pattern pattern{
      .rule = rule, .grants = powers_of(match.find("grants")), .together = powers_of(match.find("together"))};
  pattern.names = texts(match.find("names"));
  const Datum* limit = match.find("limit");
  if (limit != nullptr && limit->text == "any") pattern.limit = NameLimit::any;
  if (!pattern.names.empty()) pattern.limit = NameLimit::listed;
  if (const Datum* unless = match.find("unless")) pattern.unless = unless->text;
  pattern.effective_in_namespace = is_true(match.find("effective_in_namespace"));
  pattern.through_wildcard = is_true(match.find("through_wildcard"));
  return pattern;
}

std::span<const Pattern> patterns() {
  static const std::vector<Pattern> all = read_patterns();
  return all;
}

Granted granted(const PolicyRule& rule, const std::vector<Power>& powers) {
  Granted found;
  for (const Power& power : powers) add_granted(rule, power, found);
  auto written_first = [](const Element* a, const Element* b) { return a < b; };
  std::sort(found.resources.begin(), found.resources.end(), written_first);
  return found;
}

Granted granted(const PolicyRule& rule, const Pattern& pattern) {
  if (!names_fit(rule, pattern)) return {};
  Granted found = granted(rule, pattern.grants);
  if (!pattern.through_wildcard)
    std::erase_if(found.resources, [&](const Element* element) { return is_broad(rule, *element); });
  bool wild = std::any_of(found.resources.begin(), found.resources.end(),
                          [](const Element* element) { return element->text.find('*') != std::string_view::npos; });
  if (!wild) found.meant.clear();
  return found;
}

bool holds(const std::vector<access::EffectiveRule>& rules, const Power& power) {
  return std::any_of(rules.begin(), rules.end(), [&](const access::EffectiveRule& effective) {
    return !granted(*effective.rule, std::vector<Power>{power}).resources.empty();
  });
}

bool contains(const std::vector<Element>& list, std::string_view text) {
  return std::any_of(list.begin(), list.end(), [&](const Element& element) { return element.text == text; });
}

bool is_everything(const PolicyRule& rule) {
  return contains(rule.verbs, "*") && contains(rule.resources, "*") &&
         (contains(rule.api_groups, "*") || contains(rule.api_groups, ""));
}

bool is_superuser(const PolicyRule& rule) {
  constexpr std::array<std::string_view, 7> verbs = {"get", "list", "watch", "create", "update", "patch", "delete"};
  return contains(rule.api_groups, "*") && contains(rule.resources, "*") && rule.resource_names.empty() &&
         std::all_of(verbs.begin(), verbs.end(),
                     [&](std::string_view verb) { return access::verb_matches(rule, verb); });
}

}  // namespace rummage::policies::rbac
