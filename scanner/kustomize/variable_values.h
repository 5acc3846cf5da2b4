#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "kustomize/written.h"
#include "schema/field_specs.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// The values of `vars` by name. A value that is no scalar is never put in.
using VariableValues = std::unordered_map<std::string, yaml::Node>;

/// The field of a var's object, found by its fieldPath ("metadata.name" when empty; "ports[0].port" is a position).
/// Error "kustomize/var": absent.
Result<yaml::Node> variable_field(yaml::Node object, std::string_view field_path);

/// `object` with `$(NAME)` expanded in the texts that `specs` lead to: scalars, values of mappings, items of sequences.
/// A text that is one reference takes the value's type. Unknown names stay. `used` gets the names that were found.
/// Errors: those of walk_field; "kustomize/var": a list item or a key is no text. Facts: api/filters/refvar of 5.7.
Result<yaml::Node> expand_variables(const Writer& writer, yaml::Node object, std::span<const schema::FieldSpec> specs,
                                    const VariableValues& values, std::set<std::string>& used);

}  // namespace rummage::kustomize
