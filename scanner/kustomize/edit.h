#pragma once

#include <cstddef>

#include "yaml/builder.h"
#include "yaml/node.h"

// Changes to frozen collections: what is beside the change keeps its identity.
namespace rummage::kustomize {

/// `parent` with its child `index` (of entries() or items()) exchanged for `child`; `parent` itself when that child
/// stands there already.
yaml::Node with_child(yaml::Builder& nodes, yaml::Node parent, std::size_t index, yaml::Node child);

/// `map` with `value` as the value of the last entry named key.text(), whose key stays, or with a new last entry. An
/// absent or null `map` is an empty one.
yaml::Node with_entry(yaml::Builder& nodes, yaml::Node map, yaml::Node key, yaml::Node value);

/// `map` without its entries named `key`.
yaml::Node without_entry(yaml::Builder& nodes, yaml::Node map, std::string_view key);

/// `list` with `item` at its end.
yaml::Node with_item(yaml::Builder& nodes, yaml::Node list, yaml::Node item);

/// Position of the last entry named `key` among entries(); entries' number when there is none.
std::size_t entry_index(yaml::Node map, std::string_view key);

/// True for no node and for a null scalar.
inline bool missing_or_null(yaml::Node node) {
  return !node || node.is_null();
}

/// A value of labels or annotations as Kustomize rewrites it: a scalar's text as a string, "" for anything else.
yaml::Node as_text(yaml::Builder& nodes, yaml::Node value);

/// A mapping of no entries or a sequence of no items, placed at `place`.
yaml::Node empty_mapping(yaml::Builder& nodes, Span place);
yaml::Node empty_sequence(yaml::Builder& nodes, Span place);

}  // namespace rummage::kustomize
