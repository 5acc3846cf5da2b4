#include <CLI/CLI.hpp>
#include <memory>

#include "cli/scan_command.h"
#include "engine/hook_mode.h"

namespace rummage::cli {

void add_hook(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("hook", "What Git hooks call");
  command->require_subcommand(1);
  auto* pre_commit =
      command->add_subcommand("pre-commit", "Judges what is staged; under pre-commit, what it hands over");
  auto files = std::make_shared<std::vector<std::string>>();
  pre_commit->add_option("FILE", *files, "Files that pre-commit names");
  add_scan_command(*pre_commit, session, [files](engine::Request& request) {
    engine::pre_commit_mode(*files, request);
    return Status(Done{});
  });
}

}  // namespace rummage::cli
