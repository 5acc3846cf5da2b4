#include "schema/merge_types.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rummage::schema {
namespace {

/// Two names and what they lead to; tables are sorted by the names.
struct Row {
  std::string_view first, second, definition;
};

constexpr Row roots[] = {
#include "schema/tables/merge_roots.inc"
};

constexpr Row fields[] = {
#include "schema/tables/merge_types.inc"
};

template <std::size_t Size>
std::string_view find(const Row (&rows)[Size], std::string_view first, std::string_view second) {
  const auto* at = std::lower_bound(std::begin(rows), std::end(rows), std::pair(first, second),
                                    [](const Row& row, const std::pair<std::string_view, std::string_view>& wanted) {
                                      return std::pair(row.first, row.second) < wanted;
                                    });
  const bool found = at != std::end(rows) && at->first == first && at->second == second;
  return found ? at->definition : std::string_view();
}

}  // namespace

std::string_view merge_definition(std::string_view api_version, std::string_view kind) {
  return find(roots, api_version, kind);
}

std::string_view merge_definition_of_field(std::string_view definition, std::string_view field) {
  return definition.empty() ? definition : find(fields, definition, field);
}

}  // namespace rummage::schema
