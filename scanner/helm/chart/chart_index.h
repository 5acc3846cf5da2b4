#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "helm/chart/metadata.h"
#include "tree/tree.h"

namespace rummage::helm {

/// How a stand-in for a missing dependency was found.
enum class Standin : std::uint8_t { none, file_path, version, name };

/// The charts of a tree by name: where a dependency that charts/ lacks may stand in the same repository. Frozen;
/// thread-safe.
class ChartIndex {
 public:
  /// Reads the head of every Chart.yaml of the tree.
  explicit ChartIndex(const tree::Tree& tree);

  struct Found {
    std::string root;
    Standin how = Standin::none;
  };
  /// The chart for `dependency` of the chart in folder `chart`: at its file:// path, else one with the name and a
  /// fitting version, else one with the name alone; of several the highest version, then the first path. Never the
  /// chart itself or a folder that holds it.
  Found find(const Dependency& dependency, std::string_view chart, int helm) const;

 private:
  struct Candidate {
    std::string root, name, version;
  };
  const Candidate* at(std::string_view root) const;

  std::vector<Candidate> all_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;
  std::unordered_map<std::string, std::size_t> by_root_;
};

}  // namespace rummage::helm
