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

int run_and_report(Session& session, const engine::Request& request) {
  const engine::Options& options = request.options;
  if (!options.dump_after.empty()) {
    const auto stages = engine::stage_names();
    if (std::find(stages.begin(), stages.end(), options.dump_after) == stages.end())
      return session.fail(
          fmt::format("--dump-after: there is no stage {}; they are: {}", options.dump_after, fmt::join(stages, " ")));
  }
  if (Status status = engine::check_formats(options); !status) return session.fail(status.error().message);
  Result<engine::Outcome> outcome = engine::run(request);
  if (!outcome) return session.fail(outcome.error().message);
  if (options.verbose)
    for (const engine::StageTime& stage : outcome->times)
      session.err << fmt::format("{:>9.1f} ms  {}\n", stage.seconds * 1e3, stage.name);
  if (!options.dump_after.empty()) {
    session.out << outcome->dump;
    return outcome->report.exit_code;
  }
  Result<std::string> text = engine::write_reports(outcome->report, options, session.columns);
  if (!text) return session.fail(text.error().message);
  session.out << *text << std::flush;
  if (!session.out) return session.fail("standard output could not be written", internal);
  return outcome->report.exit_code;
}

}  // namespace rummage::cli
