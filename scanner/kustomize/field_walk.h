#pragma once

#include <functional>
#include <string_view>

#include "base/result.h"
#include "yaml/builder.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// What a walk makes where the field is absent; `none`: nothing, the walk ends there.
enum class Create : std::uint8_t { none, scalar, mapping };

/// Takes what stands at the end of a path and gives what shall stand there; the same node: nothing changes. With
/// Create::scalar or mapping it also gets an absent node (to be made) and a null, which counts as an empty one.
using FieldSetter = std::function<Result<yaml::Node>(yaml::Node)>;

/// `object` with `set` applied to every node that `path` ("spec/containers[]/image", as split_path cuts it) leads to.
/// A sequence on the way is entered whether the step says `[]` or not. A null on the way, or an absent field without
/// `create`, ends the walk in silence; keys made on the way are placed at `made_at`. Error "kustomize/field-path": the
/// way leads through a scalar, or a step is empty; and whatever `set` gives. Facts: api/filters/fieldspec of 5.7.
Result<yaml::Node> walk_field(yaml::Builder& nodes, yaml::Node object, std::string_view path, Create create,
                              Span made_at, const FieldSetter& set);

}  // namespace rummage::kustomize
