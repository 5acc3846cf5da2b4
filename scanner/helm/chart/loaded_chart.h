#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "helm/chart/metadata.h"
#include "sources/bytes.h"
#include "yaml/parse.h"

namespace rummage::helm {

/// A file of a chart: a registered text, a byte order mark left out of its content.
struct ChartFile {
  std::string name;  ///< from the chart's folder: "templates/a.yaml"
  std::string path;  ///< as notices name it: from the root of the tree, `x.tgz!x/values.yaml` inside an archive
  Loc begin;         ///< where the content begins: after a byte order mark
  Bytes bytes;       ///< of the whole text; never null

  std::string_view view() const { return std::string_view(*bytes).substr(begin.offset); }
  Span span() const { return {begin, static_cast<std::uint32_t>(view().size())}; }
};

/// A chart as it was read: frozen, shared by all units of a run, thread-safe. Aliases, conditions and values of a unit
/// stand in UnitChart.
struct LoadedChart {
  std::string root;  ///< the chart's folder or archive, as notices name it; "" when the tree itself is the chart
  Metadata metadata;
  ChartFile metadata_file;                       ///< Chart.yaml
  std::vector<ChartFile> templates;              ///< below templates/, in the order of the walk
  std::vector<ChartFile> files;                  ///< what `.Files` holds: crds/ too
  std::vector<ChartFile> values;                 ///< values.yaml: none or one
  std::vector<ChartFile> schema;                 ///< values.schema.json: none or one
  std::vector<yaml::Document> values_documents;  ///< of values.yaml: Helm 3 reads the first only
  /// Charts of charts/, declared or not. Helm's own order is random; here by folder name.
  std::vector<std::shared_ptr<const LoadedChart>> children;
};

}  // namespace rummage::helm
