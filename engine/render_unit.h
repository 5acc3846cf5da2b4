#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "engine/chart_options.h"

namespace rummage::engine {

/// One chart or kustomization to render and print.
struct UnitRequest {
  enum class Output : std::uint8_t {
    yaml,   ///< what `helm template` or `kustomize build` prints
    json,   ///< one record for each rendered scalar
    blame,  ///< the printed text, each line behind the place that it comes from
  };
  std::string path;     ///< of the machine: chart folder, packed chart, kustomization folder
  ChartOptions charts;  ///< of a chart, as all up to `skip_schema`
  std::string release = "release-name", name_space = "default";
  std::vector<std::string> show_only;
  bool include_crds = false, no_hooks = false, skip_tests = false, skip_schema = false;
  bool lenient = false;  ///< never give up; else fail where the real tool fails
  /// Seconds since 1970, what `now` gives; default: when HEAD was committed, outside a repository the time of the run.
  std::optional<std::int64_t> now;
  bool enable_helm = false;  ///< of a kustomization: render what helmCharts names; in lenient mode always done
  Output output = Output::yaml;
  bool origins = false;  ///< json: with the origins of each scalar
  std::string standard_input;
};

/// What became of it.
struct UnitOutput {
  std::string text;             ///< for standard output; empty when it failed
  std::string error;            ///< why it failed, one line for a person: chart, file, line, expression
  std::vector<Notice> notices;  ///< paths as a person reads them
};

/// Renders one unit. Starts nothing, writes nothing. Errors (`usage`): nothing there, neither chart nor kustomization,
/// a values file that cannot be read.
Result<UnitOutput> render_unit(const UnitRequest& request);

}  // namespace rummage::engine
