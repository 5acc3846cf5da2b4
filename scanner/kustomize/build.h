#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "kustomize/origins.h"
#include "kustomize/parse_cache.h"
#include "sources/sources.h"
#include "tree/tree.h"
#include "yaml/emit.h"
#include "yaml/node.h"
#include "yaml/parse.h"

namespace rummage::kustomize {

/// Bounds of one build; passing one ends it with the error "kustomize/limit".
struct BuildLimits {
  std::uint32_t depth = 64;            ///< kustomizations inside each other
  std::uint32_t resources = 100'000;   ///< objects
  std::uint64_t bytes = 512ULL << 20;  ///< read from files, each reading counted
};

/// A chart that `helmCharts` names.
struct ChartRequest {
  const tree::Tree& tree;
  std::string directory;  ///< of the kustomization; paths in the entry count from it
  yaml::Node chart;       ///< the entry of helmCharts
  yaml::Node globals;     ///< helmGlobals; may be absent
};

/// What it renders: documents parsed from registered texts (their spans trace to the leaves), in Helm's order.
struct ChartObjects {
  std::vector<yaml::Document> documents;
  std::vector<Notice> notices;
};

/// Renders a chart. An error, or none given: the chart is a notice (lenient) or the build's error (strict).
using ChartInflator = std::function<Result<ChartObjects>(const ChartRequest&)>;

struct BuildOptions {
  /// True: what Kustomize 5.7.1 prints or fails on, its load restriction included. False: never gives up; what cannot
  /// be read or done is a notice, and files anywhere in the tree are read.
  bool strict = false;
  /// False: the same objects, whose written scalars do not know where they come from.
  bool origins = true;
  BuildLimits limits;
};

struct BuildRequest {
  const tree::Tree& tree;
  std::string directory;  ///< from the tree's root; "" is the root
  sources::Sources& sources;
  BuildOptions options;
  ParseCache* parsed = nullptr;  ///< shared by the builds of a run; null: one for this build
  ChartInflator inflate;
};

/// A file that the build read. One text has several rows when several files are equal or one is used in several ways.
struct BuildText {
  TextId text = 0;
  TextRole role = TextRole::resource;
  std::string path;
};

/// The objects in the order in which they are printed, and what stood in the way.
struct BuildResult {
  std::vector<yaml::Node> objects;  ///< valid while `document` lives
  yaml::Document document;          ///< a sequence of the objects; keeps their nodes alive
  std::vector<BuildText> texts;     ///< in the order of reading
  TextRoles roles;                  ///< what each text is; a patch before all else, then the first use
  std::vector<Notice> notices;
  std::optional<Error> error;  ///< why there are no objects; it is among the notices, too, with its file and line
};

/// Builds one kustomization. Writes nothing, reads from the tree alone, starts nothing. Several builds may run at once
/// over the same tree, sources and parse cache.
BuildResult build(const BuildRequest& request);

/// A document of the printed build and where its bytes come from.
struct PrintedObject {
  std::string text;
  std::vector<yaml::EmitPiece> pieces;
};

/// The documents as `kustomize build` prints them, to be joined by "---\n". Error: that of emit().
Result<std::vector<PrintedObject>> print(const BuildResult& result);

}  // namespace rummage::kustomize
