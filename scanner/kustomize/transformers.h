#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "kustomize/field_config.h"
#include "kustomize/namespace_change.h"
#include "kustomize/replacement.h"
#include "kustomize/resource.h"
#include "kustomize/written.h"
#include "yaml/node.h"

// The transformers that a kustomization's fields ask for. Each takes the value of its field as it stands in the file
// and changes the objects in place; objects that a patch deleted (absent nodes) are left alone.
namespace rummage::kustomize {

using Resources = std::vector<Resource>;

/// What every transformer needs beside its field.
struct Transforming {
  const Writer& writer;
  const FieldConfig& config;
  /// Takes an error; true: go on with what is left (lenient), false: stop (strict).
  Failed failed;
};

// All give false when `failed` said to stop.

/// Error "kustomize/id-conflict": two objects have one id afterwards.
bool apply_namespace(Resources& resources, const NamespaceChange& change, const Transforming& with);
/// `prefix` or `suffix` may be absent. CustomResourceDefinitions, APIServices and Namespaces keep their names.
bool apply_affixes(Resources& resources, yaml::Node prefix, yaml::Node suffix, const Transforming& with);
/// `labels`: the list of {pairs, includeSelectors, includeTemplates, includeVolumeClaimTemplates, fields};
/// `common`: the mapping commonLabels. Either may be absent.
bool apply_labels(Resources& resources, yaml::Node labels, yaml::Node common, const Transforming& with);
bool apply_annotations(Resources& resources, yaml::Node pairs, const Transforming& with);
/// {name, newName, newTag, digest, tagSuffix}, and a list of them.
bool apply_image(Resources& resources, yaml::Node image, const Transforming& with);
bool apply_images(Resources& resources, yaml::Node images, const Transforming& with);
/// {name, count}, and a list of them. Error "kustomize/replicas": no object has that name.
bool apply_replica(Resources& resources, yaml::Node replica, const Transforming& with);
bool apply_replicas(Resources& resources, yaml::Node replicas, const Transforming& with);

/// `pairs` into the fields of `specs`: what apply_labels and apply_annotations come to.
bool apply_pairs(Resources& resources, yaml::Node pairs, const FieldConfig::Specs& specs, const Transforming& with);

// At the root, in this order.

/// Appends the content's hash to the names of generated objects.
void add_hash_suffixes(Resources& resources, const Writer& writer);
/// References to renamed objects follow the names.
bool renew_references(Resources& resources, const Transforming& with);

/// A var that a kustomization declares.
struct Variable {
  std::string name;
  yaml::Node declaration;  ///< a mapping of name, objref and fieldref
};
/// Joins `declarations` (the list `vars`) to `variables` and marks the objects that they read. Error "kustomize/var": a
/// name that is declared already, or an objref that several objects fit.
bool declare_variables(Resources& resources, std::vector<Variable>& variables, yaml::Node declarations,
                       const Transforming& with);
/// Expands all vars. Error "kustomize/var": no object for one, or it has no such field.
bool expand_variables(Resources& resources, const std::vector<Variable>& variables, const Transforming& with);

/// True for objects that are for local use only (annotation config.kubernetes.io/local-config).
bool is_local(const Resource& resource);

}  // namespace rummage::kustomize
