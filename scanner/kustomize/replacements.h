#pragma once

#include "kustomize/accumulator.h"
#include "kustomize/loader.h"

namespace rummage::kustomize {

/// Carries out the list `replacements`, those in files that it names among them. False: the build stops. Errors
/// (strict): those of replace() and Loader::load.
bool apply_replacements(Building& building, const Loader& loader, Accumulator& objects, yaml::Node replacements);

}  // namespace rummage::kustomize
