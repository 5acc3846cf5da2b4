#include "cli/scan_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>

#include "engine/engine.h"
#include "engine/output.h"

namespace rummage::cli {

void add_scan_command(CLI::App& command, Session& session, std::function<Status(engine::Request&)> complete) {
  auto words = std::make_shared<ScanWords>();
  words->options.color = session.terminal;
  add_scan_options(command, *words);
  command.callback([&session, words, complete = std::move(complete)] {
    session.action = [&session, words, complete] {
      Result<engine::Options> options = read_scan_options(*words);
      if (!options) return session.fail(options.error().message);
      engine::Request request{{}, std::move(*options), {}};
      if (Status status = complete(request); !status) return session.fail(status.error().message);
      return run_and_report(session, request);
    };
  });
}

namespace {

// A glob that no rule's id matches selects nothing, and a gate that looks for nothing would always pass.
Status check_globs(const engine::Options& options) {
  const auto rules = engine::builtin_catalogue().rules();
  for (const auto& [name, globs] : {std::pair("--only", &options.only), std::pair("--skip", &options.skip)})
    for (const std::string& glob : *globs)
      if (std::none_of(rules.begin(), rules.end(),
                       [&](const findings::Rule& rule) { return findings::id_matches(glob, rule.id); }))
        return Error{"usage", fmt::format("{}: no rule matches {}; to see them: rummage rules", name, glob)};
  return Done{};
}

Status check_stage(const std::string& name) {
  const auto stages = engine::stage_names();
  if (name.empty() || std::find(stages.begin(), stages.end(), name) != stages.end()) return Done{};
  return Error{"usage", fmt::format("--dump-after: there is no stage {}; they are: {}", name, fmt::join(stages, " "))};
}

// A hook says in one line what it scanned, and leaves it at that when there is nothing to show.
void tell_hook(Session& session, const engine::Request& request, const findings::Report& report) {
  if (request.options.quiet) return;
  const std::size_t files = report.counts.files;
  const char* verdict = report.exit_code == found        ? "stopped"
                        : report.exit_code == incomplete ? "incomplete"
                                                         : "passes";
  session.err << fmt::format("rummage: {} ({} file{}): {}\n",
                             report.scope.note.empty() ? "the commits that are handed over" : report.scope.note, files,
                             files == 1 ? "" : "s", verdict);
}

bool worth_showing(const engine::Request& request, const findings::Report& report) {
  const engine::Options& options = request.options;
  return !request.scope.of_hook || report.exit_code != clean || options.verbose || !options.formats.empty() ||
         !report.findings.empty();
}

}  // namespace

int run_and_report(Session& session, const engine::Request& request) {
  const engine::Options& options = request.options;
  for (const Status& status : {check_stage(options.dump_after), check_globs(options), engine::check_formats(options)})
    if (!status) return session.fail(status.error().message);
  Result<engine::Outcome> outcome = engine::run(request);
  if (!outcome)
    return session.fail(outcome.error().message, outcome.error().code == "git/shallow" ? incomplete : usage);
  if (options.verbose)
    for (const engine::StageTime& stage : outcome->times)
      session.err << fmt::format("{:>9.1f} ms  {}\n", stage.seconds * 1e3, stage.name);
  if (!options.dump_after.empty()) return session.print(outcome->dump, outcome->report.exit_code);
  if (request.scope.of_hook) tell_hook(session, request, outcome->report);
  if (!worth_showing(request, outcome->report)) return outcome->report.exit_code;
  Result<std::string> text = engine::write_reports(outcome->report, options, session.columns);
  if (!text) return session.fail(text.error().message, internal);
  return session.print(*text, outcome->report.exit_code);
}

}  // namespace rummage::cli
