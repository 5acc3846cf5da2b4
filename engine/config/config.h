#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "findings/severity.h"
#include "policies/thresholds.h"
#include "triage/exceptions.h"

namespace rummage::engine {

/// An environment that the user names, with the globs of its paths.
struct EnvironmentConfig {
  std::string name;
  std::string cls;  ///< prod, stage, test, dev or ci; empty: told from the name
  std::vector<std::string> globs;
};

/// Values files that are laid over a chart's own values together.
struct ChartValues {
  std::string chart;               ///< its folder from the root (".": the root itself), or a glob of folders
  std::vector<std::string> files;  ///< from the root, in order, at least one
  std::string config;              ///< the file that says so
  std::uint32_t line = 0;          ///< there
};

struct GateConfig {
  std::optional<findings::Severity> fail_on;
  std::map<std::string, findings::Severity> by_area;         ///< "rbac" -> high
  std::map<std::string, findings::Severity> by_environment;  ///< environment name or class
  bool block_new_ignores = false;
};

/// `.rummage.yaml` as it stands (contract, section 5). Absent keys keep their defaults.
struct Config {
  std::string path;  ///< as it should be named in messages; empty: there is no file
  std::vector<EnvironmentConfig> environments;
  std::vector<std::string> exclude;
  std::optional<std::uint64_t> max_file_size;
  std::optional<unsigned> decode_depth, archive_depth;
  std::vector<std::string> enable, disable;
  std::string rules_since;
  GateConfig gate;
  double hook_budget_seconds = 1.0;
  std::vector<ChartValues> chart_values;
  std::string kube_version;
  std::vector<std::string> api_versions;
  std::vector<std::pair<std::string, std::string>> sharing_allowed;
  policies::Thresholds thresholds;
  std::vector<std::string> test_values;  ///< in clear; compared as keyed hashes only, and never put out
  std::string tag_salt;
  std::vector<triage::Exception> exceptions;
};

/// Gives the bytes of a file that `extends` names, relative to the folder of the file that names it.
using ConfigReader = std::function<Result<std::string>(const std::string& path)>;

/// Reads a configuration. `path` is used in messages and for `extends` (at most 8 files deep). The error (code
/// `config/invalid`) names file, line and, for an unknown key, the nearest known one. Never throws.
Result<Config> read_config(std::string_view text, const std::string& path, const ConfigReader& reader);

/// The configuration that `rummage config init` writes: every key, commented out, with its default.
std::string_view config_template();

/// JSON Schema of the configuration file.
std::string config_schema();

}  // namespace rummage::engine
