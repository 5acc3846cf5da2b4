#include "cli/app.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <exception>
#include <ostream>

#include "cli/misuse.h"
#include "engine/engine.h"

namespace rummage::cli {

int Session::fail(const std::string& message, int code) {
  err << "rummage: " << message << "\n";
  return code;
}

int Session::print(const std::string& text, int code) {
  out << text << std::flush;
  return out ? code : fail("standard output could not be written", internal);
}

namespace {

struct Command {
  const char* name;
  void (*add)(CLI::App& app, Session& session);
};

constexpr std::array commands = {
    Command{"scan", add_scan},       Command{"git", add_git},         Command{"dir", add_dir},
    Command{"stdin", add_stdin},     Command{"diff", add_diff},       Command{"render", add_render},
    Command{"map", add_map},         Command{"hook", add_hook},       Command{"hooks", add_hooks},
    Command{"rules", add_rules},     Command{"explain", add_explain}, Command{"baseline", add_baseline},
    Command{"ignore", add_ignore},   Command{"config", add_config},   Command{"completion", add_completion},
    Command{"version", add_version}, Command{"help", add_help},
};

// The one command that is typed: to describe the options of all the others takes longer than to judge a commit.
// Nothing when that is not the first word, or is a command that speaks of the others.
const Command* typed(int count, const char* const* arguments) {
  const std::string_view word = count > 1 ? arguments[1] : "";
  if (word == "completion" || word == "help") return nullptr;
  const auto found =
      std::find_if(commands.begin(), commands.end(), [&](const Command& command) { return command.name == word; });
  return found == commands.end() ? nullptr : &*found;
}

void add_commands(CLI::App& app, Session& session, const Command* only) {
  for (const Command& command : commands)
    if (only == nullptr || only == &command) command.add(app, session);
}

int parse_and_act(int count, const char* const* arguments, Session& session) {
  CLI::App app("Finds secrets, shared credentials and over-privileged RBAC in Git repositories. Offline.", "rummage");
  app.require_subcommand(1);
  app.set_version_flag("--version", engine::version());
  app.footer("rummage COMMAND --help says more. Exit codes: 0 clean, 1 findings, 2 usage, 3 incomplete, 70 internal.");
  add_commands(app, session, typed(count, arguments));
  try {
    app.parse(count, arguments);
  } catch (const CLI::Success& success) {
    return app.exit(success, session.out, session.err);
  } catch (const CLI::ParseError& error) {
    if (count == 1) {
      session.err << app.help();
      return usage;
    }
    return session.fail(misuse(app, error));
  }
  return session.action ? session.action() : static_cast<int>(usage);
}

}  // namespace

int run(int count, const char* const* arguments, Session& session) {
  try {
    return parse_and_act(count, arguments, session);
  } catch (const std::bad_alloc&) {
    return session.fail("out of memory", internal);
  } catch (const std::exception& exception) {
    return session.fail(fmt::format("internal error: {}", exception.what()), internal);
  }
}

}  // namespace rummage::cli
