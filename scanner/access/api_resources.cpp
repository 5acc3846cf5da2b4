#include "access/api_resources.h"

#include <algorithm>
#include <span>
#include <unordered_set>

#include "access/tables.h"
#include "access/words.h"

namespace rummage::access {
namespace {

std::span<const ApiResource> all() {
  return {tables::api_resources, tables::api_resource_count};
}

std::unordered_set<std::string_view> all_groups() {
  std::unordered_set<std::string_view> groups;
  for (const ApiResource& resource : all()) groups.insert(resource.group);
  return groups;
}

}  // namespace

std::vector<const ApiResource*> api_resources(std::string_view resource) {
  std::vector<const ApiResource*> found;
  auto first = std::lower_bound(all().begin(), all().end(), resource,
                                [](const ApiResource& row, std::string_view name) { return row.resource < name; });
  for (; first != all().end() && first->resource == resource; ++first) found.push_back(&*first);
  return found;
}

const ApiResource* api_resource(std::string_view group, std::string_view resource) {
  for (const ApiResource* found : api_resources(resource))
    if (found->group == group) return found;
  return nullptr;
}

bool is_builtin_group(std::string_view group) {
  static const std::unordered_set<std::string_view> groups = all_groups();
  return groups.contains(group);
}

bool has_verb(const ApiResource& resource, std::string_view verb) {
  std::vector<std::string_view> verbs = words(resource.verbs);
  return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
}

}  // namespace rummage::access
