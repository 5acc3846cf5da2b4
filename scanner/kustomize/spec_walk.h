#pragma once

#include <span>
#include <string_view>

#include "base/result.h"
#include "kustomize/field_walk.h"
#include "schema/field_specs.h"
#include "yaml/builder.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// Group, version and kind of an object; views into its node.
struct Gvk {
  std::string_view group, version, kind;
};
Gvk gvk_of(yaml::Node object);

/// True when the specification is for such objects: each part that it names is equal.
inline bool selects(const schema::FieldSpec& spec, const Gvk& gvk) {
  return (spec.kind.empty() || spec.kind == gvk.kind) && (spec.group.empty() || spec.group == gvk.group) &&
         (spec.version.empty() || spec.version == gvk.version);
}

/// `object` after every specification for it was walked in order. `create`: what specifications that create may make.
/// Errors: those of walk_field.
Result<yaml::Node> walk_specs(yaml::Builder& nodes, yaml::Node object, std::span<const schema::FieldSpec> specs,
                              Create create, Span made_at, const FieldSetter& set);

}  // namespace rummage::kustomize
