#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/scan_options.h"
#include "cli/session.h"
#include "engine/engine.h"

namespace rummage::cli {
namespace {

int map(Session& session, const std::string& path, const std::string& output, const ScanWords& words) {
  Result<engine::Options> options = read_scan_options(words);
  if (!options) return session.fail(options.error().message);
  engine::Request request{{}, std::move(*options), {}};
  request.scope.kind = engine::ScopeKind::worktree;
  request.scope.paths = {path};
  request.options.no_history = true;
  request.map = output == "json" ? engine::MapForm::json : engine::MapForm::table;
  request.map_columns = session.columns;
  Result<engine::Outcome> outcome = engine::run(request);
  if (!outcome) return session.fail(outcome.error().message);
  const int code = session.print(outcome->map, is_complete(outcome->report.notices) ? clean : incomplete);
  if (code == incomplete) session.err << "rummage: not everything could be read; rummage scan --no-history says what\n";
  return code;
}

}  // namespace

void add_map(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("map", "Which workload reads which Secret, where, and where its value comes from");
  auto path = std::make_shared<std::string>("."), output = std::make_shared<std::string>("table");
  auto words = std::make_shared<ScanWords>();
  command->add_option("PATH", *path, "A repository, a part of one, or a folder");
  command->add_option("--output", *output, "table or json")->check(CLI::IsMember({"table", "json"}));
  command->add_option("--environment", words->environments, "Paths of an environment")
      ->type_name("NAME=GLOB")
      ->allow_extra_args(false);
  command->add_option("--config", words->options.config_path, "Configuration file (default: .rummage.yaml)");
  command->callback([&session, path, output, words] {
    session.action = [&session, path, output, words] { return map(session, *path, *output, *words); };
  });
}

}  // namespace rummage::cli
