#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "yaml/builder.h"
#include "yaml/node.h"

// Field paths of replacements and vars, cut by split_field_path.
namespace rummage::kustomize {

/// The node that a source's path leads to: keys, positions, `-` for the last element, `[key=value]` for the first
/// element with that value. Absent: some step is not there. Error "kustomize/field-path": a step does not fit what
/// stands there, or is `*`.
Result<yaml::Node> find_field(yaml::Node object, const std::vector<std::string>& steps);

/// Gives what shall stand where the node stands. Absent: the field is made.
using LeafSetter = std::function<Result<yaml::Node>(yaml::Node)>;

/// An object after its fields were set, and how many there were.
struct MatchedFields {
  yaml::Node object;
  std::size_t count = 0;
};

/// Sets every field that a target's path leads to: besides keys and positions, `*` means every element and
/// `[key=value]` each one whose value matches the regular expression (anywhere in it). With `create`, absent keys, the
/// element behind the last and an element with `key: value` are made, placed at `made_at`. Error
/// "kustomize/field-path". Facts: kyaml/yaml/match of 5.7.
Result<MatchedFields> set_fields(yaml::Builder& nodes, yaml::Node object, const std::vector<std::string>& steps,
                                 bool create, Span made_at, const LeafSetter& set);

}  // namespace rummage::kustomize
