#pragma once

#include <span>
#include <string_view>

namespace rummage::schema {

/// How a strategic merge patch treats one field. Facts: the Kubernetes 1.21 OpenAPI that Kustomize carries.
struct MergeKey {
  std::string_view definition;  ///< "io.k8s.api.core.v1.PodSpec"
  std::string_view field;       ///< "containers"
  std::string_view strategy;    ///< "merge", "retainKeys", "merge,retainKeys", "replace"; empty: not said
  std::string_view merge_key;   ///< "name"; empty: none
  std::string_view map_keys;    ///< of a list of type map, commas between; empty: none
  std::string_view list_type;   ///< "map", "atomic"; empty: not said
};

std::span<const MergeKey> merge_keys();
/// Null when the field has none: the list is replaced as a whole.
const MergeKey* merge_key(std::string_view definition, std::string_view field);

/// The key that tells elements of a list apart whatever object holds it ("containers" -> "name"); empty: the position.
std::string_view element_key(std::string_view field);

}  // namespace rummage::schema
