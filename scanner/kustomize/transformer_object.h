#pragma once

#include <optional>

#include "kustomize/transformers.h"

namespace rummage::kustomize {

/// Carries out a transformer that is written as an object (`transformers:`, apiVersion builtin): NamespaceTransformer,
/// PrefixTransformer, SuffixTransformer, LabelTransformer, AnnotationsTransformer, ImageTagTransformer and
/// ReplicaCountTransformer, with the fieldSpecs that the object names and no others. Nothing: it is none of these.
/// False: `failed` said to stop. Error "kustomize/transformer": an option has no such value. Facts:
/// api/internal/builtins of 5.7.
std::optional<bool> apply_transformer_object(Resources& resources, yaml::Node object, const Transforming& with);

}  // namespace rummage::kustomize
