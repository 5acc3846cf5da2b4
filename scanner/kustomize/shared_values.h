#pragma once

#include <vector>

#include "yaml/builder.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// Identities of values that a transformer wrote to several places of one object. They are one value to Kustomize:
/// whoever changes it in one place changes it in all (a label that an overlay patches changes the selectors that the
/// base's commonLabels wrote). Facts: kyaml's FieldSetter, which writes into the node that is there.
using SharedValues = std::vector<const void*>;

/// Adds the values of the mapping `pairs`.
void share_values(SharedValues& shared, yaml::Node pairs);

/// `after`, which was made from `before`, with every shared value that was replaced somewhere replaced everywhere; what
/// took its place is shared from then on.
yaml::Node followed(yaml::Builder& nodes, yaml::Node before, yaml::Node after, SharedValues& shared);

}  // namespace rummage::kustomize
