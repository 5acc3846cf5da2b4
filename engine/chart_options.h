#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace rummage::engine {

/// What a value of the command line is: -f, --set-json, --set, --set-string, --set-file, --set-literal.
enum class ValueKind : std::uint8_t { file, json, set, string, content, literal };
struct ChartValue {
  ValueKind kind = ValueKind::file;
  std::string text;  ///< a path of the machine (`-`: standard input), or the assignment with paths of the machine in it
};

/// What is said about charts beside what stands in them, as Helm's command line says it.
struct ChartOptions {
  std::vector<ChartValue> values;
  std::string kube_version;               ///< empty: Helm's own
  std::vector<std::string> api_versions;  ///< besides those that Helm knows
  int helm = 3;                           ///< 3 or 4
};

/// Whether a value is read from standard input.
bool wants_standard_input(const ChartOptions& options);

/// Error (`usage`): a file that `values` name cannot be read.
Status check_files(const ChartOptions& options);

}  // namespace rummage::engine
