#pragma once

#include "kustomize/manifest.h"
#include "kustomize/patch_text.h"

namespace rummage::kustomize {

/// The objects of a patch. Unlike in a resource, a key may stand twice in one mapping there: its first value counts.
/// Whatever else is wrong is the error, and nothing is told.
Result<std::vector<Resource>> patch_objects(Building& building, const PatchText& text);

}  // namespace rummage::kustomize
