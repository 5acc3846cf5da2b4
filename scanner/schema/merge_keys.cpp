#include "schema/merge_keys.h"

#include <algorithm>

namespace rummage::schema {
namespace {

constexpr MergeKey rows[] = {
#include "schema/tables/merge_keys.inc"
};

}  // namespace

std::span<const MergeKey> merge_keys() {
  return rows;
}

const MergeKey* merge_key(std::string_view definition, std::string_view field) {
  const auto* at = std::find_if(std::begin(rows), std::end(rows), [&](const MergeKey& row) {
    return row.field == field && row.definition == definition;
  });
  return at == std::end(rows) ? nullptr : at;
}

std::string_view element_key(std::string_view field) {
  const auto* at = std::find_if(std::begin(rows), std::end(rows),
                                [&](const MergeKey& row) { return row.field == field && !row.merge_key.empty(); });
  return at == std::end(rows) ? std::string_view() : at->merge_key;
}

}  // namespace rummage::schema
