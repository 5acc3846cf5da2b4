#pragma once

#include <span>
#include <string_view>

namespace rummage::helm {

struct ZoneRow {
  std::string_view name;  ///< "Europe/Berlin"
  std::string_view rule;  ///< as POSIX writes it in TZ
};

/// Zones sorted by name. Facts: the present rules of the tz database (public domain), without those that have none.
std::span<const ZoneRow> zone_table();

}  // namespace rummage::helm
