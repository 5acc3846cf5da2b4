#include "engine/baseline.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/atomic_file.h"
#include "engine/config_file.h"
#include "engine/engine.h"
#include "engine/read_file.h"
#include "engine/root.h"
#include "triage/baseline.h"

namespace rummage::engine {
namespace {

namespace fs = std::filesystem;

Result<triage::Baseline> read(const std::string& path) {
  return triage::read_baseline(read_file(path).value_or(""));
}

// A new baseline takes the salt of the configuration, so that tags of exceptions stay what they are.
Result<triage::Baseline> begin(const Request& request, const Root& root) {
  triage::Baseline baseline = triage::new_baseline();
  const std::string named = request.options.config_path;
  const std::string path = named.empty() ? root.file(".rummage.yaml") : named;
  if (named.empty() && !fs::exists(path)) return baseline;
  Result<Config> config = load_config_file(path);
  if (!config) return config.take_error();
  if (!config->tag_salt.empty()) baseline.salt = config->tag_salt;
  return baseline;
}

// The salt must be there before the scan: tags are made while the bytes are at hand.
Result<triage::Baseline> prepare(const Request& request, const Root& root, const std::string& path,
                                 BaselineAction action) {
  const bool there = fs::exists(path);
  if (action == BaselineAction::create && there)
    return Error{"usage", fmt::format("{} is there already; to renew it: rummage baseline update", path)};
  if (action != BaselineAction::create && !there)
    return Error{"usage", fmt::format("{} is not there; to begin: rummage baseline create", path)};
  return there ? read(path) : begin(request, root);
}

}  // namespace

Result<std::string> write_baseline(Request request, BaselineAction action) {
  const std::string typed = request.scope.paths.empty() ? "." : request.scope.paths.front();
  const Root root = root_of(typed);
  // A baseline is of a whole repository: made from a part, it would forget the rest.
  if (root.repository) request.scope.paths = {root.folder};
  const std::string named = request.options.baseline_path;
  const std::string path = named.empty() ? root.file(".rummage.baseline.json") : named;
  Result<triage::Baseline> baseline = prepare(request, root, path, action);
  if (!baseline) return baseline.take_error();
  request.tag_salt = baseline->salt;
  if (!fs::exists(path)) request.options.baseline_path.clear();
  request.options.exit_zero = true;
  Result<Outcome> outcome = run(request);
  if (!outcome) return outcome.take_error();
  const std::size_t before = baseline->entries.size();
  const std::size_t gone = action == BaselineAction::create ? 0 : triage::prune(*baseline, outcome->report.findings);
  if (action != BaselineAction::prune) triage::update(*baseline, outcome->report.findings, builtin_catalogue());
  if (Status status = write_report_file(path, triage::write_baseline(*baseline)); !status) return status.take_error();
  const std::size_t now = baseline->entries.size();
  return fmt::format("{}: {} known finding{}, {} of them new, {} gone.\n", path, now, now == 1 ? "" : "s",
                     now + gone - before, gone);
}

}  // namespace rummage::engine
