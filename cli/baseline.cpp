#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/scan_command.h"
#include "engine/baseline.h"

namespace rummage::cli {
namespace {

void add_action(CLI::App& parent, Session& session, const char* name, const char* what, engine::BaselineAction action) {
  auto* command = parent.add_subcommand(name, what);
  auto words = std::make_shared<ScanWords>();
  auto path = std::make_shared<std::string>(".");
  command->add_option("PATH", *path, "A repository or a folder");
  add_scan_options(*command, *words);
  command->callback([&session, words, path, action] {
    session.action = [&session, words, path, action] {
      Result<engine::Options> options = read_scan_options(*words);
      if (!options) return session.fail(options.error().message);
      engine::Request request{{}, std::move(*options), {}};
      request.scope.paths = {*path};
      request.scope.with_history = !request.options.no_history;
      Result<std::string> said = engine::write_baseline(request, action);
      if (!said) return session.fail(said.error().message);
      session.out << *said;
      return static_cast<int>(clean);
    };
  });
}

}  // namespace

void add_baseline(CLI::App& app, Session& session) {
  auto* baseline = app.add_subcommand("baseline", "Findings that are known and do not fail");
  baseline->require_subcommand(1);
  add_action(*baseline, session, "create", "List every present finding as known", engine::BaselineAction::create);
  add_action(*baseline, session, "update", "Add new findings, drop those that are gone",
             engine::BaselineAction::update);
  add_action(*baseline, session, "prune", "Drop those that are gone, add nothing", engine::BaselineAction::prune);
}

}  // namespace rummage::cli
