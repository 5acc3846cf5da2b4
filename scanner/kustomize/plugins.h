#pragma once

#include "kustomize/accumulator.h"
#include "kustomize/loader.h"

namespace rummage::kustomize {

// What `generators`, `transformers` and `validators` name: objects that configure a plugin. Those of apiVersion
// `builtin` are Kustomize's own and are run; others start programs, which is never done: error "kustomize/plugin". All
// give false when the build stops. Facts: api/internal/plugins and builtins of 5.7.

bool run_transformers(Building& building, const Loader& loader, yaml::Node named, Accumulator& objects);
bool run_generators(Building& building, const Loader& loader, yaml::Node named, Accumulator& objects);
bool check_validators(Building& building, const Loader& loader, yaml::Node named);

}  // namespace rummage::kustomize
