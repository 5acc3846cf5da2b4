#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/session.h"
#include "engine/hook_install.h"

namespace rummage::cli {
namespace {

void add_action(CLI::App& hooks, Session& session, const char* name, const char* what,
                Result<std::string> (*action)(const engine::HookRequest&)) {
  auto* command = hooks.add_subcommand(name, what);
  auto request = std::make_shared<engine::HookRequest>();
  command->add_option("REPO", request->repository, "A repository (default: the one around the current folder)");
  command->add_flag("--append", request->append, "Add to a hook that is already there");
  command->add_flag("--force", request->force, "Replace a hook that is already there");
  command->callback([&session, request, action] {
    session.action = [&session, request, action] {
      Result<std::string> said = action(*request);
      if (!said) return session.fail(said.error().message);
      session.out << *said;
      return static_cast<int>(clean);
    };
  });
}

}  // namespace

void add_hooks(CLI::App& app, Session& session) {
  auto* hooks = app.add_subcommand("hooks", "Installs, shows or removes the pre-commit hook of a repository");
  hooks->require_subcommand(1);
  add_action(*hooks, session, "install", "Let every commit be judged before it is made", engine::install_hook);
  add_action(*hooks, session, "status", "Which hook really runs, and whether it runs Rummage", engine::hook_status);
  add_action(*hooks, session, "uninstall", "Take Rummage's part out of the hook", engine::uninstall_hook);
}

}  // namespace rummage::cli
