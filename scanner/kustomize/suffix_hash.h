#pragma once

#include <string>

#include "yaml/node.h"

namespace rummage::kustomize {

/// The ten characters that Kustomize appends to the name of a generated ConfigMap or Secret: SHA-256 over the compact
/// JSON, keys sorted, of kind, type (Secrets), data, binaryData (ConfigMaps) or stringData (Secrets), and an empty
/// name: the path "metadata/name" is looked up as one key and never found (5.7). Other kinds hash to the data's JSON
/// alike.
std::string suffix_hash(yaml::Node object);

}  // namespace rummage::kustomize
