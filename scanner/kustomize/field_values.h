#pragma once

#include <span>

#include "base/result.h"
#include "kustomize/written.h"
#include "schema/field_specs.h"
#include "yaml/node.h"

// Changes of single objects by values that a kustomization names.
namespace rummage::kustomize {

/// `object` with each entry of the mapping `pairs` (labels, annotations) in every mapping that `specs` lead to; values
/// are strings. Errors: those of walk_field; "kustomize/field-path" when a field is no mapping.
Result<yaml::Node> set_pairs(const Writer& writer, yaml::Node object, std::span<const schema::FieldSpec> specs,
                             yaml::Node pairs);

/// `object` with `prefix` before and `suffix` behind (either may be absent) the text of every scalar that `spec` leads
/// to.
Result<yaml::Node> set_affixes(const Writer& writer, yaml::Node object, const schema::FieldSpec& spec,
                               yaml::Node prefix, yaml::Node suffix);

/// `object` with the integer `count` in the field of `spec`.
Result<yaml::Node> set_count(const Writer& writer, yaml::Node object, const schema::FieldSpec& spec, yaml::Node count);

}  // namespace rummage::kustomize
