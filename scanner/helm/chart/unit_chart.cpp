#include "helm/chart/unit_chart.h"

namespace rummage::helm {

std::string UnitChart::full_path() const {
  std::string path = name();
  int levels = 0;
  for (const UnitChart* at = parent; at != nullptr && levels < 100; at = at->parent, ++levels)
    path = at->name() + "/charts/" + path;
  return path;
}

}  // namespace rummage::helm
