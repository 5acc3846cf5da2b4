#pragma once

#include <span>

#include "base/result.h"
#include "kustomize/written.h"
#include "schema/field_specs.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// Which subjects of a RoleBinding or ClusterRoleBinding get the namespace.
enum class SubjectMode : std::uint8_t { named_default, service_accounts, none };

struct NamespaceChange {
  yaml::Node value;  ///< the scalar that names the namespace
  std::span<const schema::FieldSpec> specs;
  bool unset_only = false;  ///< a namespace that stands there stays
  SubjectMode subjects = SubjectMode::named_default;
};

/// `object` in another namespace: metadata.namespace unless it is cluster-wide, its subjects, and the fields of `specs`
/// (the name of a v1 Namespace among them). Errors: those of walk_field; "kustomize/field-path" when a field is no
/// scalar. Facts: api/filters/namespace of 5.7.
Result<yaml::Node> change_namespace(const Writer& writer, yaml::Node object, const NamespaceChange& change);

}  // namespace rummage::kustomize
