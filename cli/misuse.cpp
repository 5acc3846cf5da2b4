#include "cli/misuse.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <vector>

#include "findings/rule_reader.h"

namespace rummage::cli {
namespace {

using Words = std::vector<std::string>;

const CLI::App& innermost(const CLI::App& app) {
  const CLI::App* command = &app;
  while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
  return *command;
}

// "rummage hooks install"
std::string full_name(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return parent == nullptr ? command.get_name() : full_name(*parent) + " " + command.get_name();
}

Words commands_of(const CLI::App& command) {
  Words names;
  for (const CLI::App* inner : command.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(inner->get_name());
  return names;
}

Words options_of(const CLI::App& command) {
  Words names;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::string hint(const std::string& word, const Words& known) {
  const std::vector<std::string_view> views(known.begin(), known.end());
  const std::string_view near = findings::nearest(word, views);
  return near.empty() ? std::string() : fmt::format("; did you mean {}?", near);
}

std::string mistake(const CLI::App& command, const Words& rest, const CLI::ParseError& error) {
  const Words commands = commands_of(command);
  const std::string name = full_name(command);
  if (!rest.empty() && rest.front().size() > 1 && rest.front().front() == '-') {
    const std::string option = rest.front().substr(0, rest.front().find('='));
    return fmt::format("{} has no option {}{}", name, option, hint(option, options_of(command)));
  }
  if (!commands.empty() && rest.empty()) return fmt::format("{} wants one of: {}", name, fmt::join(commands, " "));
  if (!commands.empty()) return fmt::format("{} has no command {}{}", name, rest.front(), hint(rest.front(), commands));
  if (!rest.empty()) return fmt::format("{} takes no further argument: {}", name, rest.front());
  return error.what();
}

}  // namespace

std::string misuse(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = innermost(app);
  return fmt::format("{}\nTry: {} --help", mistake(command, app.remaining(true), error), full_name(command));
}

}  // namespace rummage::cli
