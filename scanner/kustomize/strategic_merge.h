#pragma once

#include "base/result.h"
#include "kustomize/merge_schema.h"
#include "yaml/builder.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// `object` after a strategic merge with `patch`; absent: the patch deletes it. Scalars of the patch keep their places
/// and know what they replaced; what the patch does not name keeps its identity. Lists are merged by the keys of
/// `schema`, elements of the patch first; other lists are replaced. `$patch: delete|replace|merge` and null are
/// followed as Kustomize 5.7 follows them (kyaml/yaml/merge2), its oddities included: replacing an element has no
/// effect, and a port that gains a protocol is lost. Error "kustomize/patch": a mapping meets a list or a scalar, or an
/// unknown directive.
Result<yaml::Node> strategic_merge(yaml::Builder& nodes, const MergeSchema& schema, yaml::Node object,
                                   yaml::Node patch);

}  // namespace rummage::kustomize
