#include "engine/baseline.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/atomic_file.h"
#include "engine/engine.h"
#include "engine/settings.h"
#include "triage/baseline.h"

namespace rummage::engine {
namespace {

namespace fs = std::filesystem;

std::string path_of(const Request& request) {
  if (!request.options.baseline_path.empty()) return request.options.baseline_path;
  const std::string root = request.scope.paths.empty() ? "." : request.scope.paths.front();
  return (fs::path(root) / ".rummage.baseline.json").lexically_normal().string();
}

Result<triage::Baseline> read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  return triage::read_baseline(text);
}

// The salt must be there before the scan: tags are made while the bytes are at hand.
Result<triage::Baseline> prepare(const std::string& path, BaselineAction action) {
  const bool there = fs::exists(path);
  if (action == BaselineAction::create && there)
    return Error{"usage", fmt::format("{} is there already; to renew it: rummage baseline update", path)};
  if (action != BaselineAction::create && !there)
    return Error{"usage", fmt::format("{} is not there; to begin: rummage baseline create", path)};
  return there ? read(path) : triage::new_baseline();
}

}  // namespace

Result<std::string> write_baseline(Request request, BaselineAction action) {
  const std::string path = path_of(request);
  Result<triage::Baseline> baseline = prepare(path, action);
  if (!baseline) return baseline.take_error();
  request.tag_salt = baseline->salt;
  request.options.exit_zero = true;
  Result<Outcome> outcome = run(request);
  if (!outcome) return outcome.take_error();
  const std::size_t before = baseline->entries.size();
  const std::size_t gone = action == BaselineAction::create ? 0 : triage::prune(*baseline, outcome->report.findings);
  if (action != BaselineAction::prune) triage::update(*baseline, outcome->report.findings, builtin_catalogue());
  if (Status status = write_report_file(path, triage::write_baseline(*baseline)); !status) return status.take_error();
  return fmt::format("{}: {} known findings, {} of them new, {} gone.\n", path, baseline->entries.size(),
                     baseline->entries.size() + gone - before, gone);
}

}  // namespace rummage::engine
