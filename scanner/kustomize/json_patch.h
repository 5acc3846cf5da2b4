#pragma once

#include "base/result.h"
#include "yaml/builder.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// `object` after the operations of a JSON patch (RFC 6902), a sequence of {op, path, value, from}. A value keeps its
/// place and knows what it replaced. Where they differ it follows evanphx/json-patch 4.13, as Kustomize does: replacing
/// a key that is absent adds it, negative positions count from the end, what stands before the first slash of a path is
/// left out. Error "kustomize/patch", with the place of the operation.
Result<yaml::Node> json_patch(yaml::Builder& nodes, yaml::Node object, yaml::Node operations);

}  // namespace rummage::kustomize
