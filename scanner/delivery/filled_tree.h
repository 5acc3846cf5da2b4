#pragma once

#include "delivery/readers.h"
#include "yaml/builder.h"

namespace rummage::delivery {

/// A tree with the parameters filled into its texts and keys. A text that is nothing but a parameter stands where the
/// parameter's value does; others where they are written. What is given lives as long as this and the tree.
class FilledTree {
 public:
  explicit FilledTree(const Parameters& parameters) : parameters_(parameters) {}

  yaml::Node fill(const yaml::Node& node) { return parameters_.empty() ? node : filled(node); }
  /// False: it has more than 100,000 nodes, aliases written out.
  bool complete() const { return left_ != 0; }

 private:
  yaml::Node filled(const yaml::Node& node);
  yaml::Node scalar(const yaml::Node& node);

  const Parameters& parameters_;
  yaml::Builder builder_;
  std::size_t left_ = 100'000;
};

}  // namespace rummage::delivery
