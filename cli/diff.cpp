#include <CLI/CLI.hpp>
#include <memory>

#include "cli/scan_command.h"

namespace rummage::cli {

void add_diff(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("diff", "What HEAD adds to BASE: the gate on pull requests");
  auto base = std::make_shared<std::string>();
  auto head = std::make_shared<std::string>("HEAD");
  command->add_option("BASE", *base, "A revision (default: what CI says, else the remote's main branch)");
  command->add_option("HEAD", *head, "A revision");
  add_scan_command(*command, session, [base, head](engine::Request& request) {
    request.scope.kind = engine::ScopeKind::range;
    request.scope.paths = {"."};
    request.scope.with_history = true;
    request.scope.base = *base;
    request.scope.head = *head;
    return Status(Done{});
  });
}

}  // namespace rummage::cli
