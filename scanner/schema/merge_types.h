#pragma once

#include <string_view>

namespace rummage::schema {

/// The definition of an object in the Kubernetes 1.21 OpenAPI that Kustomize carries
/// ("io.k8s.api.apps.v1.Deployment"); empty: unknown, or no list below it is merged.
std::string_view merge_definition(std::string_view api_version, std::string_view kind);

/// The definition of what a field of `definition` holds, itself or in its list; empty as above.
std::string_view merge_definition_of_field(std::string_view definition, std::string_view field);

}  // namespace rummage::schema
