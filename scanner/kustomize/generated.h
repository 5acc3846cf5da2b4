#pragma once

#include "kustomize/loader.h"
#include "kustomize/resource.h"

namespace rummage::kustomize {

enum class GeneratedKind : std::uint8_t { config_map, secret };

/// The ConfigMap or Secret that one entry of configMapGenerator or secretGenerator makes; `options`: generatorOptions,
/// may be absent. Lenient: inputs that cannot be read are notices and leave their keys out. Errors: those of
/// read_pairs; "kustomize/generator": no name, or a key twice. Facts: api/internal/generators of 5.7.
Result<Resource> generate(Building& building, const Loader& loader, yaml::Node entry, yaml::Node options,
                          GeneratedKind kind);

/// `generated` in the place of `old`, whose name and ids it takes: with behaviour merge it keeps the old data that it
/// does not override; labels and annotations are joined in any case.
Resource joined(const Writer& writer, const Resource& old, Resource generated);

}  // namespace rummage::kustomize
