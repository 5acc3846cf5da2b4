#pragma once

#include "kustomize/accumulator.h"
#include "kustomize/kustomization_file.h"

namespace rummage::kustomize {

/// Adds what the files in `configurations` and `crds` say of fields. Lenient: a file that cannot be read is a notice.
/// False: the build stops.
bool load_configurations(Building& building, const Loader& loader, const KustomizationFile& file, Accumulator& objects);

/// The configuration document that the OpenAPI definitions of `crds` come to: annotation, label, name and reference
/// fields of custom resources. Facts: api/internal/accumulator/loadconfigfromcrds of 5.7.
yaml::Node config_of_crds(yaml::Builder& nodes, yaml::Node definitions);

/// Uses the schema that `openapi` names; the first one of a build stands.
bool load_schema(Building& building, const Loader& loader, const KustomizationFile& file);

}  // namespace rummage::kustomize
