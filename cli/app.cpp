#include "cli/app.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <ostream>

#include "cli/misuse.h"
#include "engine/engine.h"

namespace rummage::cli {

int Session::fail(const std::string& message, int code) {
  err << "rummage: " << message << "\n";
  return code;
}

namespace {

void add_commands(CLI::App& app, Session& session) {
  for (auto add : {add_scan, add_git, add_dir, add_stdin, add_diff, add_render, add_map, add_hook, add_hooks, add_rules,
                   add_explain, add_baseline, add_ignore, add_config, add_completion, add_version, add_help})
    add(app, session);
}

int parse_and_act(int count, const char* const* arguments, Session& session) {
  CLI::App app("Finds secrets, shared credentials and over-privileged RBAC in Git repositories. Offline.", "rummage");
  app.require_subcommand(1);
  app.set_version_flag("--version", engine::version());
  app.footer("rummage COMMAND --help says more. Exit codes: 0 clean, 1 findings, 2 usage, 3 incomplete, 70 internal.");
  add_commands(app, session);
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
