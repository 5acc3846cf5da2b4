#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "engine/request.h"
#include "findings/report.h"

namespace rummage::engine {

struct StageTime {
  std::string name;
  double seconds = 0;
};

struct Outcome {
  findings::Report report;
  std::vector<StageTime> times;  ///< in the order they ran
  std::string dump;              ///< what the stage named by --dump-after passed on, as redacted JSON lines
  std::string map;               ///< workloads and their Secrets, in the form of Request::map
};

/// Runs every stage over a scope. An error means that the question itself was wrong (exit code 2): an absent path, a
/// configuration that cannot be read, an unknown revision, no repository where one is needed. Everything else that goes
/// wrong is a notice in the report. Starts no program and opens no connection.
Result<Outcome> run(const Request& request);

/// All built-in rules; lives as long as the program.
const findings::Catalogue& builtin_catalogue();

/// The names of the stages, in order.
std::vector<std::string> stage_names();

/// The version of the program: "0.1.0".
std::string version();

}  // namespace rummage::engine
