#include "access/rule_match.h"

#include <string>
#include <vector>

namespace rummage::access {
namespace {

using kubernetes::Element;
using kubernetes::PolicyRule;

constexpr std::string_view all = "*";  // VerbAll, APIGroupAll, ResourceAll, NonResourceAll

const Element* find(const std::vector<Element>& list, std::string_view text) {
  for (const Element& element : list)
    if (element.text == text) return &element;
  return nullptr;
}

/// An entry `*/exec` covers the subresource `exec` of every resource.
const Element* any_parent(const std::vector<Element>& resources, std::string_view subresource) {
  if (subresource.empty()) return nullptr;
  for (const Element& element : resources)
    if (element.text.starts_with("*/") && element.text.substr(2) == subresource) return &element;
  return nullptr;
}

}  // namespace

std::string_view subresource_of(std::string_view combined) {
  std::size_t slash = combined.find('/');
  return slash == std::string_view::npos ? std::string_view() : combined.substr(slash + 1);
}

const Element* matching_verb(const PolicyRule& rule, std::string_view verb) {
  const Element* exact = find(rule.verbs, verb);
  return exact != nullptr ? exact : find(rule.verbs, all);
}

const Element* matching_resource(const PolicyRule& rule, std::string_view combined, std::string_view subresource) {
  if (const Element* exact = find(rule.resources, combined)) return exact;
  if (const Element* parent = any_parent(rule.resources, subresource)) return parent;
  return find(rule.resources, all);
}

bool verb_matches(const PolicyRule& rule, std::string_view verb) {
  return matching_verb(rule, verb) != nullptr;
}

bool group_matches(const PolicyRule& rule, std::string_view group) {
  return find(rule.api_groups, group) != nullptr || find(rule.api_groups, all) != nullptr;
}

bool resource_matches(const PolicyRule& rule, std::string_view combined, std::string_view subresource) {
  return matching_resource(rule, combined, subresource) != nullptr;
}

bool name_matches(const PolicyRule& rule, std::string_view name) {
  return rule.resource_names.empty() || find(rule.resource_names, name) != nullptr;
}

bool url_matches(const PolicyRule& rule, std::string_view url) {
  for (const Element& element : rule.non_resource_urls) {
    if (element.text == all || element.text == url) return true;
    if (!element.text.ends_with('*')) continue;
    std::size_t last = element.text.find_last_not_of('*');  // every trailing star is cut
    if (url.starts_with(element.text.substr(0, last == std::string_view::npos ? 0 : last + 1))) return true;
  }
  return false;
}

bool rule_allows(const PolicyRule& rule, const Request& request) {
  if (!verb_matches(rule, request.verb)) return false;
  if (request.resource.empty()) return url_matches(rule, request.path);
  std::string combined(request.resource);
  if (!request.subresource.empty()) combined.append("/").append(request.subresource);
  return group_matches(rule, request.group) && resource_matches(rule, combined, request.subresource) &&
         name_matches(rule, request.name);
}

}  // namespace rummage::access
