#pragma once

#include <string>

#include "base/result.h"
#include "engine/config/config.h"
#include "engine/request.h"
#include "triage/baseline.h"

namespace rummage::engine {

struct State;

/// What applies to a run: the configuration, the options over it, and the baseline.
struct Settings {
  Config config;
  triage::Baseline baseline;
  std::string tag_salt;
  Limits limits;
};

/// Reads configuration and baseline of a scope: from the files named by options, else from the root of the trees in
/// scope; in a comparison of commits from the base, so that a change cannot judge itself. Errors: a file that is named
/// and absent, or wrong.
Result<Settings> load_settings(const Options& options, const State& state);

}  // namespace rummage::engine
