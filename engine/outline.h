#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kustomize/kustomizations.h"
#include "tree/tree.h"

namespace rummage::engine {

/// What of a tree can matter when only `paths` (sorted) are in scope: `outline`, which holds those that are there and
/// every Chart.yaml and kustomization file, and all files of the charts that hold any of the paths. Nothing when a
/// kustomization may hold one: its files can be anywhere. A run over this listing is the run over the whole tree.
std::optional<tree::Listing> list_outline(const tree::Tree& tree, const std::vector<tree::Entry>& outline,
                                          const std::vector<std::string>& paths,
                                          const kustomize::Kustomizations& kustomizations);

}  // namespace rummage::engine
