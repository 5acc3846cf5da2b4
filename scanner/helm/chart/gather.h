#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "helm/chart/load.h"
#include "helm/chart/loaded_chart.h"
#include "sources/sources.h"
#include "tree/tree.h"

/// Collects a chart's files before it is known what they are.
namespace rummage::helm {

/// Files in Helm's order, or why there is no chart.
struct Gathered {
  std::vector<ChartFile> files;
  std::vector<Notice> notices;
  std::shared_ptr<const Error> error;
};

/// Walks folder `root` as Helm does: names sorted in each folder, links followed, .helmignore obeyed.
Gathered gather_folder(const tree::Tree& tree, std::string_view root, sources::Sources& sources,
                       const LoadOptions& options);

/// Unpacks a packed chart: the first part of each name is dropped. `archive` is registered; its members become entries
/// of it.
Gathered gather_archive(const ChartFile& archive, sources::Sources& sources, const LoadOptions& options);

/// Where the content of a file begins: after a byte order mark.
std::uint32_t content_begin(std::string_view bytes);

/// A notice of level warning about a path.
Notice chart_notice(std::string code, std::string message, std::string path);

}  // namespace rummage::helm
