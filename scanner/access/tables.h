#pragma once

#include <cstddef>
#include <iterator>
#include <string_view>

#include "access/api_resources.h"

/// Generated tables (tools/tables/rbac_tables.py). Only this room's files include them.
namespace rummage::access::tables {

/// Lists are separated by blanks; `.` is the empty text (the core group).
struct RuleRow {
  std::string_view verbs, groups, resources, names, urls;
};

struct RoleRow {
  std::string_view kind, ns, name;
  std::string_view labels;   ///< keys of its labels with value "true"
  std::string_view selects;  ///< keys of the labels that it aggregates, value "true"
  std::size_t first_rule = 0, rules = 0;
};

extern const RuleRow rule_rows[];
extern const RoleRow role_rows[];  ///< sorted by kind, ns, name
extern const std::size_t role_row_count;
extern const ApiResource api_resources[];  ///< sorted by resource, then group
extern const std::size_t api_resource_count;

}  // namespace rummage::access::tables
