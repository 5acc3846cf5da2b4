#pragma once

#include <functional>
#include <span>

#include "base/result.h"
#include "kustomize/resource.h"
#include "kustomize/written.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// Takes an error; true: go on with what is left.
using Failed = std::function<bool(const Error&)>;

/// Carries out one replacement, a mapping of source (or sourceValue) and targets: reads the source's field of the one
/// object that it selects and writes it into every field of the targets. Errors "kustomize/replacement" (nothing or
/// more than one object selected, a field absent, a delimiter at a collection, a value that the field's type cannot
/// hold), "kustomize/selector" and "kustomize/field-path" go to `failed`. False: it said to stop. Facts:
/// api/filters/replacement of 5.7.1, which does not look into texts that hold JSON or YAML.
bool replace(const Writer& writer, std::span<Resource> resources, yaml::Node replacement, const Failed& failed);

}  // namespace rummage::kustomize
