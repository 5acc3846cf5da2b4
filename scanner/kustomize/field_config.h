#pragma once

#include <vector>

#include "base/result.h"
#include "kustomize/spec_walk.h"
#include "schema/field_specs.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// A field that names other objects, and the kind of those.
struct ReferenceField {
  schema::FieldSpec spec;
  Gvk target;  ///< empty parts: any
};

/// Where each transformer writes: Kustomize's own fields and those that `configurations` and `crds` add. The texts are
/// views into the built-in table and into configuration documents, which must outlive it.
struct FieldConfig {
  using Specs = std::vector<schema::FieldSpec>;

  Specs name_prefix, name_suffix, name_space, common_labels, labels, template_labels, claim_labels, common_annotations,
      var_reference, images, replicas;
  std::vector<ReferenceField> name_reference;

  /// Kustomize's own. Made once.
  static const FieldConfig& defaults();
  /// Adds the rows of a configuration document: a mapping of the names above, as Kustomize spells them, to lists of
  /// {group, version, kind, path, create}; items of nameReference are {group, version, kind, fieldSpecs}. Other keys
  /// are left alone. Error "kustomize/configuration": a row differs from a present one in `create` only.
  Status add(yaml::Node document);
  /// Sorts the rows by kind and joins them anew, as Kustomize does with every configuration: a row for all kinds goes
  /// when one for some kind names the same field.
  Status settle();
};

/// A row of a configuration: {group, version, kind, path, create}.
schema::FieldSpec read_spec(yaml::Node row);
/// Adds a row unless there is one for the same field. Error "kustomize/configuration": it differs in `create`.
Status add_spec(FieldConfig::Specs& specs, const schema::FieldSpec& spec);
Status add_specs(FieldConfig::Specs& specs, const FieldConfig::Specs& more);
Status add_reference(std::vector<ReferenceField>& fields, const ReferenceField& field);

}  // namespace rummage::kustomize
