#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "yaml/node.h"

namespace rummage::kubernetes {

enum class SelectorOperator : std::uint8_t { in, not_in, exists, does_not_exist, unknown };

/// One demand of a label selector; `matchLabels` entries are `in` with one value.
struct Requirement {
  std::string_view key;
  SelectorOperator op = SelectorOperator::unknown;
  std::vector<std::string_view> values;
};

/// A label selector (metav1.LabelSelector): every requirement must hold; none at all selects everything.
struct Selector {
  std::vector<Requirement> requirements;
};

/// Reads matchLabels and matchExpressions. An operator that Kubernetes does not know never matches.
Selector selector_of(yaml::Node node);

/// True when the labels (a mapping, or absent) satisfy every requirement, as metav1.LabelSelectorAsSelector does.
bool selects(const Selector& selector, yaml::Node labels);

}  // namespace rummage::kubernetes
