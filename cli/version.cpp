#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/session.h"
#include "engine/engine.h"

namespace rummage::cli {

void add_version(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("version", "The version of this program");
  command->callback([&session] {
    session.action = [&session] {
      session.out << "rummage " << engine::version() << "\n";
      return static_cast<int>(clean);
    };
  });
}

}  // namespace rummage::cli
