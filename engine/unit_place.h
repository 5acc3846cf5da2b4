#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace rummage::engine {

/// A chart or kustomization named by a path of the machine, and the folder that it may read.
struct UnitPlace {
  enum class Kind : std::uint8_t { chart, kustomization };
  Kind kind = Kind::chart;
  std::string root;   ///< absolute: the repository around the unit; without one what the unit's own files name
  std::string inner;  ///< the unit's folder or archive from there; "" is the root
  bool repository = false;
  std::string base;  ///< absolute: what shown paths count from

  /// How a path of the tree is named to a person: from the repository's root; without one from the current folder when
  /// the unit was named from there or lies in it, else from the unit.
  std::string shown(const std::string& path) const;
};

/// Finds out what `path` is. A folder with a Chart.yaml or a packed chart is a chart; a folder with a kustomization
/// file, or that file, a kustomization. Errors (`usage`): nothing there, or neither of them.
Result<UnitPlace> place_of_unit(const std::string& path);

}  // namespace rummage::engine
