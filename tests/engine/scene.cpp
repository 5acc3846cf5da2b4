#include "tests/engine/scene.h"

#include <algorithm>
#include <stdexcept>

#include "sarif/formats.h"

namespace rummage::test {

engine::Request request_for(const std::string& path, engine::ScopeKind kind) {
  engine::Request request;
  request.scope.kind = kind;
  request.scope.paths = {path};
  request.scope.with_history = kind == engine::ScopeKind::worktree || kind == engine::ScopeKind::history;
  request.options.now = "2026-06-01T00:00:00Z";
  request.options.jobs = 2;
  return request;
}

engine::Outcome run_ok(const engine::Request& request) {
  Result<engine::Outcome> outcome = engine::run(request);
  if (!outcome) throw std::runtime_error(outcome.error().message);
  return std::move(*outcome);
}

std::vector<std::string> said(const engine::Outcome& outcome) {
  std::vector<std::string> lines;
  for (const findings::Finding& finding : outcome.report.findings)
    if (finding.state == findings::State::fresh)
      lines.push_back(finding.place.path + ":" + std::to_string(finding.place.line) + " " +
                      std::string(engine::builtin_catalogue()[finding.rule].id) + (finding.in_head ? "" : " history"));
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string json_of(const engine::Outcome& outcome) {
  return sarif::write(**sarif::find_format("json"), outcome.report, {});
}

std::string all_formats(const engine::Outcome& outcome) {
  sarif::Options options;
  options.show_known = options.show_suppressed = true;
  options.worst = 100000;
  std::string all;
  for (const sarif::Format& format : sarif::formats()) all += sarif::write(format, outcome.report, options);
  return all;
}

}  // namespace rummage::test
