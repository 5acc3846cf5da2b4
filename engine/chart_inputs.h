#pragma once

#include <map>
#include <string>

#include "engine/chart_options.h"
#include "engine/extra_files.h"
#include "helm/render/request.h"

namespace rummage::engine {

/// What all charts of one tree are asked for alike: versions and values of the command line. Files are named as typed,
/// from the current folder; one that the tree shows is read there, others stand beside it as layers more.
class ChartInputs {
 public:
  /// `folder`: the folder of the machine that `tree` shows, absolute; empty: none. `tree` must outlive this.
  ChartInputs(const tree::Tree& tree, std::string folder) : tree_(tree), extra_(tree), folder_(std::move(folder)) {}

  /// Once, before request() and tree() are used. Error (`usage`): a file that cannot be read.
  Status take(const ChartOptions& options, const std::string& standard_input = {});

  /// The tree with the files from outside.
  const tree::Tree& tree() const { return extra_; }
  /// For a chart, a release and values of a unit, which go before those here, to be put in.
  const helm::RenderRequest& request() const { return request_; }
  /// Files from outside: how they were typed, by their paths in tree().
  const std::map<std::string, std::string>& typed() const { return typed_; }

 private:
  Result<std::string> take_file(const std::string& path, const std::string& standard_input);
  Result<helm::ValuesInput> take_value(const ChartValue& value, const std::string& standard_input);

  const tree::Tree& tree_;
  ExtraFiles extra_;
  std::string folder_;
  helm::RenderRequest request_;
  std::map<std::string, std::string> typed_;
};

}  // namespace rummage::engine
