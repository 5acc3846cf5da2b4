#pragma once

#include <string>
#include <vector>

#include "base/place.h"
#include "engine/run.h"
#include "engine/state.h"

namespace rummage::engine {

/// One key of a Secret that a workload reads.
struct MapRow {
  std::string environment;  ///< empty: not known
  std::string workload;     ///< "Deployment shop/api"
  std::string secret;       ///< "shop/db", without namespace when none is written
  std::string key;          ///< empty: all keys, of a Secret that is not in the tree
  std::string use;          ///< "env PASSWORD", "volume", "image pull" ...
  bool found = false;       ///< the Secret is in the tree
  Place source;             ///< the value to edit; line 0: no file holds it
  auto operator<=>(const MapRow&) const = default;
};

/// Workload -> Secret -> environment -> where the value comes from, of all objects of a run that has been through
/// `resolve`. Sorted, each row once, at most `most_map_rows`.
inline constexpr std::size_t most_map_rows = 100'000;
std::vector<MapRow> map_rows(const Run& run, const State& state);

/// The rows below their environment and workload, as a table of `columns` columns but for long places, or as a JSON
/// array of records, one a line.
std::string map_table(const std::vector<MapRow>& rows, unsigned columns);
std::string map_json(const std::vector<MapRow>& rows);

}  // namespace rummage::engine
