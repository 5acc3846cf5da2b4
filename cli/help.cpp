#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/session.h"

namespace rummage::cli {
namespace {

int show_help(const CLI::App& app, Session& session, const std::vector<std::string>& names) {
  const CLI::App* command = &app;
  std::string full = app.get_name();
  for (const std::string& name : names) {
    const auto inner = command->get_subcommands([&](const CLI::App* each) { return each->get_name() == name; });
    if (inner.empty()) return session.fail(fmt::format("{} has no command {}\nTry: rummage help", full, name));
    command = inner.front();
    full += " " + name;
  }
  // App::help() would speak of the command that was typed, which is this one.
  session.out << command->get_formatter()->make_help(command, full, CLI::AppFormatMode::Normal);
  return clean;
}

}  // namespace

void add_help(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("help", "What a command does and takes");
  auto names = std::make_shared<std::vector<std::string>>();
  command->add_option("COMMAND", *names, "A command, as: hooks install");
  command->callback([&app, &session, names] {
    session.action = [&app, &session, names] { return show_help(app, session, *names); };
  });
}

}  // namespace rummage::cli
