#pragma once

#include "kustomize/written.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// `node` with its folded scalars (`>`) as Kustomize reads them back from its own printing: a line that is indented
/// deeper gains an empty line before it, unless the one before is too. Everything else keeps its identity. Facts: the
/// printing of go-yaml v3, whose look at the line behind a break looks at the beginning of the text instead.
yaml::Node refolded(const Writer& writer, yaml::Node node);

}  // namespace rummage::kustomize
