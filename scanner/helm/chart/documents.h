#pragma once

#include <vector>

#include "base/result.h"
#include "helm/chart/loaded_chart.h"
#include "yaml/parse.h"

namespace rummage::helm {

/// The first document of a file, as Go's Unmarshal reads it: what comes after is not looked at. A null scalar when the
/// file is empty. Error `helm/invalid-yaml`, with the line.
Result<yaml::Document> first_document(const ChartFile& file);

/// The documents of a values file that Helm reads: 3 the first, 4 all. None for an empty file. Error
/// `helm/invalid-values` when one does not parse or is neither a mapping nor null.
Result<std::vector<yaml::Document>> values_documents(const ChartFile& file, int helm);
/// The same of what was parsed already.
Result<std::vector<yaml::Document>> values_documents(const yaml::Parsed& parsed, int helm);

}  // namespace rummage::helm
