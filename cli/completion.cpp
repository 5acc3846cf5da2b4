#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/session.h"

namespace rummage::cli {
namespace {

// `name: option option` for each command, from the application itself: completion cannot fall behind it.
std::vector<std::pair<std::string, std::string>> words_of(const CLI::App& app) {
  std::vector<std::pair<std::string, std::string>> words;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    std::string options;
    for (const CLI::Option* option : command->get_options())
      for (const std::string& name : option->get_lnames()) options += "--" + name + " ";
    for (const CLI::App* inner : command->get_subcommands([](const CLI::App*) { return true; }))
      options += inner->get_name() + " ";
    words.emplace_back(command->get_name(), options);
  }
  return words;
}

std::string bash(const CLI::App& app) {
  std::string commands, cases;
  for (const auto& [command, options] : words_of(app)) {
    commands += command + " ";
    cases += fmt::format("    {}) words=\"{}\" ;;\n", command, options);
  }
  return fmt::format(
      "_rummage() {{\n  local words=\"{}\"\n  [ \"$COMP_CWORD\" -gt 1 ] && case ${{COMP_WORDS[1]}} in\n{}    *) words= "
      ";;\n  esac\n"
      "  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"${{COMP_WORDS[COMP_CWORD]}}\")\n}}\n"
      "complete -o default -F _rummage rummage\n",
      commands, cases);
}

std::string zsh(const CLI::App& app) {
  return "autoload -U +X bashcompinit && bashcompinit\n" + bash(app);
}

std::string fish(const CLI::App& app) {
  std::string script = "complete -c rummage -f\n";
  for (const auto& [command, options] : words_of(app)) {
    script += fmt::format("complete -c rummage -n __fish_use_subcommand -a {}\n", command);
    script += fmt::format("complete -c rummage -n '__fish_seen_subcommand_from {}' -F -a '{}'\n", command, options);
  }
  return script;
}

}  // namespace

void add_completion(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("completion", "The completion script of a shell");
  auto shell = std::make_shared<std::string>();
  command->add_option("SHELL", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->callback([&app, &session, shell] {
    session.action = [&app, &session, shell] {
      session.out << (*shell == "bash" ? bash(app) : *shell == "zsh" ? zsh(app) : fish(app));
      return static_cast<int>(clean);
    };
  });
}

}  // namespace rummage::cli
