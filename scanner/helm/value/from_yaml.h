#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"
#include "helm/value/ground.h"
#include "helm/value/heap.h"
#include "sources/sources.h"
#include "yaml/node.h"

namespace rummage::helm {

/// Bounds of one reading; passing one is an error "helm/limit".
struct ReadLimits {
  std::size_t values = 4'000'000;  ///< aliases written out
};

/// The value that Go sees when sigs.k8s.io/yaml reads `root` (parsed with Dialect::kubernetes out of the ground's whole
/// text): YAML to JSON to `interface {}`. Every number is a float64 with its leaf as evidence, texts and keys have the
/// place they stand at, aliases and merge keys are written out (copies, as in Go), `y:` is the key "true".
/// An absent node is nil. Errors: a key or number that JSON lacks, as Go says it.
Result<Value> from_yaml(Heap& heap, sources::Sources& all, sources::Recording records, yaml::Node root,
                        const Ground& ground, const ReadLimits& limits = {});

/// Parses and reads the first document of the ground's text (nil when it is empty). Errors: those above, and what does
/// not parse, as Go says it: "error converting YAML to JSON: yaml: line 2: did not find expected key".
Result<Value> read_yaml(Heap& heap, sources::Sources& all, sources::Recording records, const Ground& ground,
                        const ReadLimits& limits = {});

}  // namespace rummage::helm
