#include "engine/config_file.h"

#include <fmt/format.h>

#include "engine/read_file.h"

namespace rummage::engine {
namespace {

Result<std::string> read_whole(const std::string& path) {
  if (std::optional<std::string> text = read_file(path)) return std::move(*text);
  return Error{"config/absent", fmt::format("{} cannot be read", path)};
}

std::string quoted(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += fmt::format("{}\"{}\"", out.empty() ? "" : ", ", word);
  return "[" + out + "]";
}

}  // namespace

Result<Config> load_config_file(const std::string& path) {
  Result<std::string> text = read_whole(path);
  if (!text) return text.take_error();
  return read_config(*text, path, read_whole);
}

std::string describe(const Config& config) {
  std::string out = "version: 1\n";
  if (!config.environments.empty()) out += "environments:\n";
  for (const EnvironmentConfig& environment : config.environments)
    out += fmt::format("  {}: {{class: {}, globs: {}}}\n", environment.name,
                       environment.cls.empty() ? "\"\"" : environment.cls, quoted(environment.globs));
  out += fmt::format("scan:\n  exclude: {}\n  max_file_size: {}\n  decode_depth: {}\n  archive_depth: {}\n",
                     quoted(config.exclude), config.max_file_size.value_or(64u << 20), config.decode_depth.value_or(3),
                     config.archive_depth.value_or(2));
  out += fmt::format("rules:\n  enable: {}\n  disable: {}\n", quoted(config.enable), quoted(config.disable));
  out += "gate:\n";
  if (config.gate.fail_on) out += fmt::format("  fail_on: {}\n", findings::name(*config.gate.fail_on));
  for (const auto& [area, severity] : config.gate.by_area)
    out += fmt::format("  # {}: {}\n", area, findings::name(severity));
  out += fmt::format("  new_ignores: {}\n", config.gate.block_new_ignores ? "block" : "allow");
  out += "render:\n";
  if (!config.chart_values.empty()) out += "  values:\n";
  for (const ChartValues& layer : config.chart_values)
    out += fmt::format("    # {}: {}\n", layer.chart, quoted(layer.files));
  out += fmt::format("  kube_version: \"{}\"\n  api_versions: {}\n", config.kube_version, quoted(config.api_versions));
  out += fmt::format("hook:\n  budget: {}s\ntest_values: {} entries\nexceptions: {} entries\n",
                     config.hook_budget_seconds, config.test_values.size(), config.exceptions.size());
  return out;
}

}  // namespace rummage::engine
