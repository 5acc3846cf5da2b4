#pragma once

#include "kustomize/written.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// `object` with its folded scalars (`>`) as Kustomize reads them back from its own printing: a line that is indented
/// deeper gains an empty line before it, unless the one before is too. Annotations are written anew before, without
/// that style. Everything else keeps its identity. Facts: the printing of go-yaml v3, whose look at the line behind a
/// break looks at the beginning of the text instead.
yaml::Node refolded_object(const Writer& writer, yaml::Node object);

}  // namespace rummage::kustomize
