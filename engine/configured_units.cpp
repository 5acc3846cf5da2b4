#include "engine/configured_units.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/path_glob.h"

namespace rummage::engine {
namespace {

bool is_for(const ChartValues& values, const std::string& chart) {
  if (chart.empty() || values.chart == ".") return chart.empty() && values.chart == ".";
  return path_matches(values.chart, chart);
}

// A comparison goes by the configuration of the base, whose files a change may well have moved.
NoticeLevel level_of(const State& state) {
  const bool of_base = state.scope.kind != ScopeKind::index && state.base && !state.base->empty();
  return of_base ? NoticeLevel::note : NoticeLevel::warning;
}

void tell_absent(State& state, const ChartValues& values, const std::string& file) {
  Notice notice{
      "config/values-file", level_of(state), fmt::format("render.values: {}: {} is not there", values.chart, file),
      values.config,        values.line,     {}};
  if (std::find(state.notices.begin(), state.notices.end(), notice) == state.notices.end())
    state.notices.push_back(std::move(notice));
}

}  // namespace

void add_configured_units(State& state, std::uint32_t mount, const std::vector<std::string>& charts,
                          std::vector<Unit>& units) {
  const Mount& from = state.mounts[mount];
  for (const ChartValues& values : state.config().chart_values)
    for (const std::string& chart : charts) {
      if (!is_for(values, chart)) continue;
      std::vector<std::string> there;
      for (const std::string& file : values.files)
        if (from.tree->resolve(file).ok())
          there.push_back(file);
        else
          tell_absent(state, values, file);
      add_layers(chart, there, mount, from.prefix, units);
    }
}

}  // namespace rummage::engine
