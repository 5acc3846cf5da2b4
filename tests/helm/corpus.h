#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "helm/render/render.h"
#include "tree/memory_tree.h"

/// Charts of the corpora with what Helm printed of them.
namespace rummage::test {

struct ChartResult {
  bool good = false;
  std::string out;
};

struct ChartCase {
  std::string id;  ///< repository, chart and values files where the corpus has no name
  std::shared_ptr<const tree::MemoryTree> tree;
  std::vector<std::string> args;  ///< of `helm template`, without the release name and the chart
  std::string root, release, name_space;
  ChartResult helm3, helm4;
  bool inputs_only = false;  ///< nothing is expected
};

/// All cases of a set, one by one; false when the corpora are not there.
bool each_scenario(const std::function<void(const ChartCase&)>& visit);
bool each_golden(const std::function<void(const ChartCase&)>& visit);
/// Helm 4 only; `every`: each N-th case.
bool each_chart(const std::function<void(const ChartCase&)>& visit);

/// A scalar of a rendering that holds a changed leaf.
struct TruthPair {
  std::string document;  ///< "v1|Secret|default|name#0"
  std::string path;      ///< a JSON pointer
  bool whole = false;    ///< the scalar is the leaf
};

/// A chart with one leaf of its values.yaml changed, and where the real Helm printed it.
struct TruthCase {
  ChartCase chart;
  std::uint32_t begin = 0, size = 0;  ///< of the leaf in the changed values.yaml, without quotes
  std::vector<TruthPair> pairs;       ///< those with the leaf in base64 among them
};

bool each_truth(const std::function<void(const TruthCase&)>& visit);

/// The request that the arguments of a case make.
helm::RenderRequest request_of(const ChartCase& one, int helm);

/// Renders a case; `print` gives what Helm would have printed.
helm::Rendering render_case(const ChartCase& one, const helm::RenderRequest& request);

/// "line N: expected [...] got [...]" for the first difference.
std::string first_difference(const std::string& expected, const std::string& actual);

}  // namespace rummage::test
