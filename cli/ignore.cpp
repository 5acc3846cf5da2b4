#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/session.h"
#include "engine/ignore.h"

namespace rummage::cli {

void add_ignore(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("ignore", "Marks what stands at a line as seen and right");
  auto request = std::make_shared<engine::IgnoreRequest>();
  auto place = std::make_shared<std::string>();
  command->add_option("PATH:LINE", *place, "Where the finding points")->required();
  command->add_option("--reason", request->reason, "Why it is right")->required();
  command->add_option("--rule", request->rule, "Only this rule (default: those that fire there)");
  command->add_option("--expires", request->expires, "Last day of the exception, where one is written");
  command->callback([&session, request, place] {
    session.action = [&session, request, place] {
      if (Status status = engine::read_place(*place, *request); !status) return session.fail(status.error().message);
      Result<std::string> said = engine::ignore(*request);
      if (!said) return session.fail(said.error().message);
      session.out << *said;
      return static_cast<int>(clean);
    };
  });
}

}  // namespace rummage::cli
