#pragma once

#include "engine/chart_options.h"

namespace CLI {
class App;
}

namespace rummage::cli {

/// Adds what `scan`, `dir` and `render` take about charts, as Helm takes it: values, versions. `options` must outlive
/// the parsing.
void add_chart_options(CLI::App& command, engine::ChartOptions& options, const char* group);

}  // namespace rummage::cli
