#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "engine/request.h"

namespace CLI {
class App;
}

namespace rummage::cli {

/// Exit codes (contract, section 2).
enum Exit : int { clean = 0, found = 1, usage = 2, incomplete = 3, internal = 70, interrupted = 130 };

/// One call of the program: where it writes, and what the parsed command line wants done.
struct Session {
  std::ostream& out;
  std::ostream& err;
  std::istream& in;
  bool terminal = false;  ///< standard output is a terminal
  unsigned columns = 80;
  std::function<int()> action;  ///< set by the command that was typed

  /// Says an error on `err` and gives the exit code for it.
  int fail(const std::string& message, int code = usage);

  /// Writes a text on `out` and gives `code`; where it cannot be written, says so and gives `internal`.
  int print(const std::string& text, int code);
};

/// Runs a request, writes its reports, and gives the exit code.
int run_and_report(Session& session, const engine::Request& request);

// Each command adds itself to the application. The objects that hold its options live as long as the application.
void add_scan(CLI::App& app, Session& session);
void add_git(CLI::App& app, Session& session);
void add_dir(CLI::App& app, Session& session);
void add_stdin(CLI::App& app, Session& session);
void add_diff(CLI::App& app, Session& session);
void add_render(CLI::App& app, Session& session);
void add_map(CLI::App& app, Session& session);
void add_hook(CLI::App& app, Session& session);
void add_hooks(CLI::App& app, Session& session);
void add_rules(CLI::App& app, Session& session);
void add_explain(CLI::App& app, Session& session);
void add_baseline(CLI::App& app, Session& session);
void add_ignore(CLI::App& app, Session& session);
void add_config(CLI::App& app, Session& session);
void add_completion(CLI::App& app, Session& session);
void add_version(CLI::App& app, Session& session);
void add_help(CLI::App& app, Session& session);

}  // namespace rummage::cli
