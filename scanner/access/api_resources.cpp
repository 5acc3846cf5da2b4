#include "access/api_resources.h"

#include <algorithm>
#include <map>
#include <string>

#include "schema/custom_resources.h"

namespace rummage::access {
namespace {

using Table = std::map<std::string, std::vector<ApiResource>, std::less<>>;

bool is_custom_group(std::string_view group) {
  std::span<const schema::Resource> custom = schema::custom_resources();
  return std::any_of(custom.begin(), custom.end(), [&](const schema::Resource& row) { return row.group == group; });
}

/// Users, groups, signers: asked for by an authorizer, served by nobody, in no namespace.
void add_virtual(Table& table) {
  for (const schema::SpecialVerb& special : schema::special_verbs()) {
    std::vector<ApiResource>& rows = table[std::string(special.resource)];
    auto same = [&](const ApiResource& row) { return row.group == special.group; };
    if (!is_custom_group(special.group) && std::none_of(rows.begin(), rows.end(), same))
      rows.push_back({special.group, schema::Scope::cluster});
  }
}

Table make_table() {
  Table table;
  for (const schema::Resource& row : schema::resources())
    if (!is_custom_group(row.group)) table[std::string(row.plural)].push_back({row.group, row.scope});
  for (const schema::Subresource& row : schema::subresources()) {
    const schema::Resource* parent = schema::resource_of_plural(row.group, row.resource);
    if (parent != nullptr && !is_custom_group(row.group))
      table[std::string(row.resource).append("/").append(row.name)].push_back({row.group, parent->scope});
  }
  add_virtual(table);
  return table;
}

}  // namespace

std::vector<ApiResource> api_resources(std::string_view resource) {
  static const Table table = make_table();
  auto found = table.find(resource);
  return found == table.end() ? std::vector<ApiResource>() : found->second;
}

bool is_builtin_group(std::string_view group) {
  std::span<const schema::Resource> all = schema::resources();
  return !is_custom_group(group) &&
         std::any_of(all.begin(), all.end(), [&](const schema::Resource& row) { return row.group == group; });
}

}  // namespace rummage::access
