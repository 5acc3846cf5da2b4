#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "helm/chart/loaded_chart.h"
#include "sources/sources.h"
#include "tree/tree.h"

namespace rummage::helm {

/// What is read of a chart at most (Helm's own limits, pkg/chart/loader/archive), and how.
struct LoadOptions {
  int helm = 3;          ///< 3 or 4: Helm 4 reads every document of values.yaml
  bool lenient = false;  ///< go on without what cannot be read, with a notice
  std::uint64_t file_size = 5u << 20;
  std::uint64_t archive_size = 100u << 20;
  std::uint32_t files = 20'000;  ///< of one chart, its children among them
  std::uint32_t depth = 20;      ///< charts inside charts
};

/// A chart, or why there is none, and what is to be said about it.
struct Loaded {
  std::shared_ptr<const LoadedChart> chart;  ///< null: `error` says why
  std::shared_ptr<const Error> error;        ///< as Helm would say it
  std::vector<Notice> notices;
};

/// Reads the chart in folder `root` of `tree`, or the packed chart that `root` is, as `helm template` does:
/// .helmignore (not inside archives), links followed inside the tree, byte order marks left out, charts/ and the
/// archives in it. Its texts are registered in `sources`; an archive as a blob and its members as entries of it.
/// Error codes: `helm/no-chart`, `helm/invalid-metadata`, `helm/invalid-values`, `helm/ignore-file`,
/// `helm/invalid-archive`, `helm/limit`, and those of the tree.
Loaded load_chart(const tree::Tree& tree, std::string_view root, sources::Sources& sources,
                  const LoadOptions& options = {});

}  // namespace rummage::helm
